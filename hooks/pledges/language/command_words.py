"""What the editors' commands say in a terminal, besides what is wrong with the data."""

Words = dict[str, str]

WORDS: dict[str, Words] = {
    "check": {
        "ar": "يفحص data/ وdocs/ ويعرض كل المشكلات معًا",
        "en": "checks data/ and docs/ and shows all problems at once",
    },
    "dead_links": {
        "ar": "يفتح عناوين المصادر كلها ويذكر ما لم يُفتح منها",
        "en": "opens the addresses of all sources and tells which do not open",
    },
    "files": {
        "ar": "ملفات أو مجلدات؛ الكل إن لم يُذكر شيء",
        "en": "files or folders; all if none is named",
    },
    "language": {
        "ar": "لغة ما يُعرض؛ كلتاهما إن لم تُذكر ولم يذكرها المتغير LANGUAGE",
        "en": "language of what is shown; both unless named here or by the variable LANGUAGE",
    },
    "format": {
        "ar": "text للقراءة، وgithub لتعليقات GitHub، وjson للبرامج",
        "en": "text for people, github for annotations on GitHub, json for programs",
    },
    "help": {"ar": "يعرض هذه المساعدة", "en": "shows this help"},
    "usage": {"ar": "الاستعمال", "en": "usage"},
    "arguments": {"ar": "ما يُذكر", "en": "arguments"},
    "options": {"ar": "الخيارات", "en": "options"},
    "wrong_use": {
        "ar": "استعمال غير صحيح للأمر؛ اكتب --help لمعرفة الخيارات",
        "en": "the command was used wrongly; --help shows what it takes",
    },
    "no_such_file": {
        "ar": "لا يوجد في data/ أو docs/ ملف باسم «{file}»",
        "en": "there is no file '{file}' in data/ or docs/",
    },
    "wrong_epoch": {
        "ar": "قيمة SOURCE_DATE_EPOCH «{word}» ليست عدد ثوان",
        "en": "SOURCE_DATE_EPOCH '{word}' is not a number of seconds",
    },
    "none_wrong": {"ar": "✓ لا مشكلات", "en": "✓ no problems"},
    "some_wrong": {
        "ar": "✗ عدد المشكلات: {problems}، وعدد الملفات: {files}",
        "en": "✗ problems: {problems}, files: {files}",
    },
    "waiting": {
        "ar": "تنبيهات لا تمنع النشر: نصوص أقدم من نظائرها",
        "en": "notices, which stop nothing: texts older than those beside them",
    },
    "some_waiting": {
        "ar": "• نصوص لم تُحدَّث بعد: {notices}",
        "en": "• texts out of date: {notices}",
    },
    "left_out": {
        "ar": "لا تُفحص صلة هذه الملفات بغيرها حتى تُصلح: {files}",
        "en": "until they are put right, how these files relate to others is not checked: {files}",
    },
    "stopped": {"ar": "أُوقف الأمر ولم يتغير شيء", "en": "stopped; nothing was changed"},
    "cannot_write": {
        "ar": "تعذرت قراءة الملف {file} أو الكتابة فيه: {reason}",
        "en": "the file {file} cannot be read or written: {reason}",
    },
    "fix": {
        "ar": "يصلح في data/ ما لا يحتمل إلا جوابًا واحدًا ويقول ما فعل",
        "en": "puts right in data/ what has one right answer, and says what it did",
    },
    "dry_run": {
        "ar": "يعرض ما سيتغير ولا يغير شيئًا",
        "en": "shows what would change and changes nothing",
    },
    "mended": {
        "ar": "عدد الملفات التي أُصلحت: {files}، وما بقي للمحرر: {left}",
        "en": "files put right: {files}, left for a person: {left}",
    },
    "would_mend": {
        "ar": "لم يتغير شيء. عدد الملفات التي ستُصلح: {files}، وما سيبقى للمحرر: {left}",
        "en": "nothing was changed; files to put right: {files}, left for a person: {left}",
    },
    "still_wrong": {
        "ar": "مشكلات لا يصلحها إلا المحرر: {problems}؛ يعرضها make check",
        "en": "problems that only a person can put right: {problems}; make check shows them",
    },
    "still_waiting": {
        "ar": "نصوص أقدم من نظائرها: {notices}؛ يعرضها make check، وإن كانت ما زالت متفقة فنفّذ make agreed FILES=…",
        "en": "texts older than those beside them: {notices}; make check shows them; if they still agree, run make agreed FILES=…",
    },
    "left_file": {
        "ar": "    بقي الملف كما هو لأنه لا يُقرأ على وجه مؤكد؛ ابدأ بما يعرضه make check (المشكلات: {problems})",
        "en": "    left as it is, for it cannot be read with certainty; begin with what make check shows (problems: {problems})",
    },
    "left_order": {
        "ar": "    ترتيب «{key}» غير صحيح، ولم يُنقل شيء كي لا تنفصل التعليقات عما تخصه؛ رتّبه بيدك",
        "en": "    the order of '{key}' is wrong; nothing was moved, so that no comment is parted from its place; order it by hand",
    },
    "mended_mark": {
        "ar": "    حُذفت علامة ترتيب البايتات (BOM) من أول الملف",
        "en": "    removed the byte-order mark at the beginning",
    },
    "mended_line_ends": {
        "ar": "    صارت نهايات الأسطر LF",
        "en": "    line ends are now LF",
    },
    "mended_end": {
        "ar": "    صار آخر الملف نهاية سطر واحدة",
        "en": "    the file now ends with one line end",
    },
    "mended_trailing": {
        "ar": "    حُذفت مسافات من آخر السطر",
        "en": "    removed spaces at the end of the line",
    },
    "mended_tab": {
        "ar": "    حلّت المسافات محل مسافة الجدولة (Tab)",
        "en": "    put spaces in the place of a tab",
    },
    "mended_no_colon": {
        "ar": "    أُضيفت النقطتان بعد {word}",
        "en": "    added the colon after {word}",
    },
    "mended_no_space_after_colon": {
        "ar": "    أُضيفت مسافة بعد النقطتين",
        "en": "    added the space after the colon",
    },
    "mended_no_space_after_dash": {
        "ar": "    أُضيفت مسافة بعد الشرطة",
        "en": "    added the space after the hyphen",
    },
    "mended_hidden_character": {
        "ar": "    حلّت مسافة عادية محل {word}",
        "en": "    put a plain space in the place of {word}",
    },
    "mended_comma": {
        "ar": "    حلّت الفاصلة , محل الفاصلة العربية في قائمة أسماء",
        "en": "    put , in the place of the Arabic comma in a list of names",
    },
    "mended_quotes": {
        "ar": "    وُضع النص بين علامتي اقتباس لأن فيه : أو #",
        "en": "    put the text in quotes, for it has a : or a #",
    },
    "mended_unquoted": {
        "ar": "    حُذفت علامتا اقتباس لا حاجة إليهما حول {after}",
        "en": "    removed quotes that {after} does not need",
    },
    "mended_value": {
        "ar": "    كُتب {after} بدلًا من «{before}»",
        "en": "    wrote {after} in the place of '{before}'",
    },
    "mended_keys": {
        "ar": "    رُتبت مفاتيح «{key}» كما في سواها",
        "en": "    put the keys of '{key}' in the order of all records",
    },
    "mended_dates": {
        "ar": "    رُتبت مداخل «{key}» من الأحدث إلى الأقدم",
        "en": "    put the entries of '{key}' in order, newest first",
    },
    "mended_long": {
        "ar": "    قُسمت أسطر تزيد على 100 حرف",
        "en": "    divided lines longer than 100 characters",
    },
    "new": {
        "ar": 'يكتب مدخلًا جديدًا في موضعه بعد أن يسأل عما فيه؛ ويقبل الأجوبة خيارات أيضًا، مثل --on 2024-09-30 و--text-ar "…"',
        "en": 'writes a new record in its place after asking what it holds; answers may also be given as options, such as --on 2024-09-30 --text-en "…"',
    },
    "kind": {"ar": "ما يُضاف", "en": "what to add"},
    "may_skip": {"ar": "اضغط Enter لتركه", "en": "Enter leaves it out"},
    "not_among": {
        "ar": "«{word}» ليس مما يُقبل هنا",
        "en": "'{word}' is not among what may stand here",
    },
    "no_place": {
        "ar": "لا موضع لهذا في {file} تحت «{path}»؛ أضفه بيدك أول مرة",
        "en": "there is no place for this in {file} under '{path}'; write the first one by hand",
    },
    "refused": {"ar": "لم يُكتب شيء", "en": "nothing was written"},
    "not_written": {"ar": "لم يُكتب شيء، فهذه تجربة", "en": "nothing was written, as you asked"},
    "written": {
        "ar": "كُتب في {file}. الخطوة التالية: راجعه، ثم make check، ثم اقترح التغيير",
        "en": "written in {file}; next: read it over, run make check, propose the change",
    },
    "written_source": {
        "ar": "كُتب في {file}. الخطوة التالية: استشهد به في مدخل، فالمصدر الذي لا يُستشهد به مشكلة؛ ثم make check",
        "en": "written in {file}; next: cite it in a record, for a source that nothing cites is a problem; then make check",
    },
    "ask_pledge": {"ar": "التعهد", "en": "the pledge"},
    "ask_indicator": {"ar": "المؤشر", "en": "the indicator"},
    "ask_name": {
        "ar": "اسم لاتيني قصير للمدخل الجديد، مثل water-plan؛ لا يتغير بعد النشر",
        "en": "a short name of the new record, such as water-plan; it never changes once published",
    },
    "parted": {"ar": "(تفصل بينها مسافات)", "en": "(parted by spaces)"},
}
