"""What problems say to editors: what is wrong, then the way out."""

from collections.abc import Collection

from pledges.records.problems import Problem
from pledges.records.values import shown

# How many of the allowed words are shown.
MOST = 30

DID_YOU_MEAN = {"ar": "؛ هل تقصد «{word}»؟", "en": "; did you mean '{word}'?"}
ALLOWED = {"ar": "؛ المسموح: {words}", "en": "; allowed: {words}"}

MESSAGES: dict[str, dict[str, str]] = {
    # The file as text
    "no_file": {
        "ar": "الملف غير موجود؛ أعده أو أعد إنشاءه بهذا الاسم",
        "en": "the file does not exist; restore it or create it under this name",
    },
    "unknown_file": {
        "ar": "ملف لا يعرفه الموقع؛ أعد تسميته أو انقله إلى خارج المجلد",
        "en": "the site does not know this file; rename it or move it out of the folder",
    },
    "not_a_pledge_file": {
        "ar": "اسم ملف التعهد حروف لاتينية صغيرة وأرقام وشرطات، وآخره .yml مثل borders.yml؛ أعد تسميته، أو احذفه إن كان نسخة",
        "en": "a pledge's file is named in small Latin letters, digits and hyphens, as borders.yml; rename it, or delete it if it is a copy",
    },
    "not_utf8": {
        "ar": "الملف ليس نصًا بترميز UTF-8؛ احفظه بترميز UTF-8",
        "en": "the file is not UTF-8 text; save it as UTF-8",
    },
    "too_large": {
        "ar": "الملف أكبر من {limit} بايت؛ قسّمه أو احذف ما لا لزوم له",
        "en": "the file is larger than {limit} bytes; divide it or remove what is not needed",
    },
    "unreadable": {
        "ar": "تعذرت قراءة الملف ({reason})؛ تحقق من وجوده ومن صلاحيات قراءته",
        "en": "the file cannot be read ({reason}); check that it is there and may be read",
    },
    "hidden_character": {
        "ar": "في النص حرف خفي ({name})؛ احذفه أو أعد كتابة القيمة بيدك",
        "en": "there is a hidden character ({name}); delete it or write the value anew",
    },
    "tab": {
        "ar": "في السطر مسافة جدولة (Tab)؛ استعمل المسافات بدلًا منها",
        "en": "the line has a tab; use spaces instead",
    },
    "not_yaml": {
        "ar": "بنية الملف غير صحيحة من هنا؛ راجع المسافات والنقطتين وعلامات الاقتباس في هذا السطر وما حوله",
        "en": "the file cannot be read from here; check indents, colons and quotes in and around this line",
    },
    "conflict": {
        "ar": "في الملف آثار دمج لم يكتمل (<<<<<<< و======= و>>>>>>>)؛ أبقِ النص الصحيح واحذف الأسطر التي تبدأ بهذه العلامات",
        "en": "the file holds marks of an unfinished merge (<<<<<<<, =======, >>>>>>>); keep the right text and delete the lines that begin with them",
    },
    "no_colon": {
        "ar": "لا نقطتين بعد «{word}»؛ اكتب {word}: ثم مسافة ثم القيمة",
        "en": "there is no colon after '{word}'; write {word}: then a space and the value",
    },
    "no_space_after_colon": {
        "ar": "لا مسافة بعد النقطتين؛ اكتب {word}: ثم مسافة ثم القيمة",
        "en": "there is no space after the colon; write {word}: then a space and the value",
    },
    "no_space_after_dash": {
        "ar": "لا مسافة بعد الشرطة؛ اكتب الشرطة ثم مسافة ثم {word}",
        "en": "there is no space after the hyphen; write the hyphen, a space and {word}",
    },
    "colon_in_text": {
        "ar": 'في النص نقطتان بعدهما مسافة، فيُقرأ ما قبلهما مفتاحًا؛ ضع النص كله بين علامتي اقتباس "…" أو تحت >-، وإن كان بعدهما مفتاح آخر فاكتبه في سطر مستقل',
        "en": 'the text has a colon with a space after it, so what stands before it is read as a key; put the whole text in quotes "…" or under >-, and if another key follows, on a line of its own',
    },
    "sign_first": {
        "ar": 'لا يبدأ نص بالعلامة {word}؛ ضعه بين علامتي اقتباس "…" أو تحت >-',
        "en": 'no text may begin with the sign {word}; put it in quotes "…" or under >-',
    },
    "quote_open": {
        "ar": "علامة الاقتباس {word} التي تبدأ هنا لا تُغلق؛ أغلقها في آخر النص",
        "en": "the quote {word} that begins here is not closed; close it at the end of the text",
    },
    "quote_inside": {
        "ar": "تُغلق علامة الاقتباس {word} قبل آخر النص؛ ضع النص كله تحت >-",
        "en": "the quote {word} is closed before the text ends; put the whole text under >-",
    },
    "list_open": {
        "ar": "القوس {word} لا يُغلق، أو تنقص فاصلة , بين قيمتين؛ راجع السطر",
        "en": "the bracket {word} is not closed, or a comma is missing between two values; check the line",
    },
    "arabic_comma": {
        "ar": "في «{word}» فاصلة عربية؛ افصل بين القيم بالفاصلة اللاتينية , ثم مسافة",
        "en": "'{word}' has an Arabic comma; part the values with , and a space",
    },
    "odd_indent": {
        "ar": "عدد المسافات في أول السطر {found} وفي أول ما فوقه {before}؛ سوِّ بينهما، أو زد مسافتين إن كان تابعًا له",
        "en": "the line begins with {found} spaces and what stands above it with {before}; give both the same, or this one two more if it belongs under that",
    },
    "text_indent": {
        "ar": "خرج النص من تحت مفتاحه؛ أزحه بمسافات عددها {wanted}",
        "en": "the text no longer stands under its key; begin the line with {wanted} spaces",
    },
    "cut_by_comment": {
        "ar": "يقطع الحرف # النص فيضيع ما بعده؛ ضع النص تحت >- أو بين علامتي اقتباس",
        "en": "a # cuts the text and what follows is lost; put the text under >- or in quotes",
    },
    "many_documents": {
        "ar": "في الملف أكثر من وثيقة؛ احذف السطر الفاصل «---»",
        "en": "the file holds more than one document; remove the line '---'",
    },
    "anchor": {
        "ar": "الإحالات (& و*) غير مسموح بها؛ اكتب القيمة كاملة",
        "en": "anchors and aliases (& and *) are not allowed; write the value in full",
    },
    "tag": {
        "ar": "الوسم «{word}» غير مسموح به؛ احذفه واكتب القيمة وحدها",
        "en": "the tag '{word}' is not allowed; remove it and write the bare value",
    },
    "too_deep": {
        "ar": "تداخل أعمق من {limit} مستوى؛ راجع المسافات في أول السطر",
        "en": "nested deeper than {limit} levels; check the indents",
    },
    "repeated_key": {
        "ar": "المفتاح «{key}» مكتوب مرتين (أولاهما في السطر {first})؛ احذف إحداهما",
        "en": "the key '{key}' is written twice (first in line {first}); remove one of the two",
    },
    "key_not_text": {
        "ar": "مفتاح مركب؛ المفتاح كلمة واحدة تليها نقطتان",
        "en": "a key must be one word, followed by a colon",
    },
    "empty_file": {
        "ar": "الملف فارغ؛ أعد محتواه",
        "en": "the file is empty; restore its content",
    },
    # One value
    "unknown_key": {
        "ar": "«{key}» مفتاح غير معروف",
        "en": "'{key}' is not a known key",
    },
    "missing": {
        "ar": "المفتاح «{key}» ناقص؛ أضفه هنا",
        "en": "the key '{key}' is missing; add it here",
    },
    "missing_language": {
        "ar": "النص ناقص باللغة «{key}»؛ أضف السطر {key}: >- ثم النص تحته",
        "en": "the text is missing in '{key}'; add the line {key}: >- and the text below it",
    },
    "empty": {
        "ar": "القيمة فارغة؛ اكتبها هنا، أو احذف المفتاح إن لم يكن لازمًا",
        "en": "the value is empty; write it here, or remove the key if the record does not need it",
    },
    "must_be_text": {
        "ar": "يجب أن تكون القيمة نصًا واحدًا لا قائمة ولا خريطة",
        "en": "this must be one text, not a list or a map",
    },
    "must_be_map": {
        "ar": "يجب أن تكون هنا مفاتيح، كل منها في سطر بالشكل «مفتاح: قيمة»",
        "en": "this must hold keys, each on a line as 'key: value'",
    },
    "must_be_list": {
        "ar": "يجب أن تكون هنا قائمة، مثل [a, b] أو أسطر تبدأ بشرطة «- »",
        "en": "this must be a list, such as [a, b] or lines that begin with '- '",
    },
    "empty_list": {
        "ar": "القائمة فارغة؛ لا بد من قيمة واحدة على الأقل",
        "en": "the list is empty; it needs at least one entry",
    },
    "not_allowed": {
        "ar": "«{word}» ليست من القيم المسموح بها",
        "en": "'{word}' is not one of the allowed values",
    },
    "not_a_date": {
        "ar": "«{word}» ليس تاريخًا؛ اكتب سنة أو شهرًا أو يومًا بالشكل 2024 أو 2024-09 أو 2024-09-30",
        "en": "'{word}' is not a date; write a year, month or day as 2024, 2024-09 or 2024-09-30",
    },
    "date_two_ways": {
        "ar": "«{word}» تاريخ يُقرأ على وجهين: {one} أو {other}؛ اكتب المقصود منهما",
        "en": "'{word}' is a date that can be read as {one} or as {other}; write the one that is meant",
    },
    "no_such_day": {
        "ar": "«{word}» يوم لا وجود له في التقويم؛ راجع الشهر واليوم",
        "en": "there is no such day as '{word}'; check the month and the day",
    },
    "not_a_number": {
        "ar": "«{word}» ليس عددًا؛ اكتب الأرقام وحدها بلا فواصل ولا وحدة، مثل 1234.5",
        "en": "'{word}' is not a number; write bare digits with no separators or unit, as 1234.5",
    },
    "not_whole": {
        "ar": "«{word}» ليس عددًا صحيحًا؛ اكتبه بلا كسور",
        "en": "'{word}' is not a whole number; write it without decimals",
    },
    "too_small": {
        "ar": "«{word}» أصغر من الحد الأدنى {ge}",
        "en": "'{word}' is below the least allowed, {ge}",
    },
    "too_large_number": {
        "ar": "«{word}» أكبر من الحد الأعلى {le}",
        "en": "'{word}' is above the most allowed, {le}",
    },
    "year_out_of_range": {
        "ar": "السنة في «{word}» خارج المدى من {first} إلى {last}؛ راجعها",
        "en": "the year in '{word}' is outside {first} to {last}; check it",
    },
    "not_a_slug": {
        "ar": "«{word}» ليس معرّفًا صالحًا؛ استعمل حروفًا لاتينية صغيرة وأرقامًا وشرطات، مثل un-iraq-2022",
        "en": "'{word}' is not a valid slug; use small Latin letters, digits and hyphens, as un-iraq-2022",
    },
    "not_an_address": {
        "ar": "«{word}» ليس عنوان صفحة؛ ابدأه بالشكل https:// وتجنب المسافات والحروف غير اللاتينية",
        "en": "'{word}' is not a web address; begin it with https:// and use no spaces or non-Latin letters",
    },
    "arabic_digits": {
        "ar": "في «{word}» أرقام غير لاتينية؛ اكتبها هكذا: {ascii}",
        "en": "'{word}' has digits that are not 0-9; write it as {ascii}",
    },
    "invalid": {
        "ar": "القيمة «{word}» غير صالحة هنا؛ قارنها بسجل آخر من النوع نفسه",
        "en": "the value '{word}' is not valid here; compare it with another record of the same kind",
    },
    # Records together
    "needed_record": {
        "ar": "السجل «{key}» ناقص والموقع يحتاج إليه؛ أعده",
        "en": "the record '{key}' is missing and the site needs it; restore it",
    },
    "not_a_locale": {
        "ar": "«{word}» ليس اسم لغة في CLDR؛ اكتبه على مثال ar_IQ، أو اكتب اسم لغة قريبة",
        "en": "'{word}' is no language of CLDR; write it like ar_IQ, or name a language close to it",
    },
    "not_bare": {
        "ar": "العلامة {name} لا تُكتب في اسم ولا في قائمة؛ اكتب الكلمة بدلها",
        "en": "the mark {name} cannot stand in a name or a menu; write a word instead",
    },
    "missing_form": {
        "ar": "صيغة العدد «{word}» ناقصة، وهذه اللغة تحتاج إليها؛ أضفها هنا",
        "en": "the plural form '{word}' is missing and this language needs it; add it here",
    },
    "unknown_reference": {
        "ar": "«{word}» غير موجود في {file}",
        "en": "'{word}' is not in {file}",
    },
    "unused_source": {
        "ar": "لا يستشهد أحد بالمصدر «{word}»؛ استشهد به أو احذفه",
        "en": "nothing cites the source '{word}'; cite it or remove it",
    },
    "unknown_part": {
        "ar": "«{word}» ليس من أجزاء المؤشر؛ أضفه إلى parts أو صححه",
        "en": "'{word}' is not a part of the indicator; add it to parts or correct it",
    },
    "needs_part": {
        "ar": "للمؤشر أجزاء، وهذه القراءة لا تقول إلى أيها تعود؛ أضف part",
        "en": "the indicator has parts and this reading does not say which it is; add part",
    },
    "future": {
        "ar": "{date} بعد يوم البناء {today}؛ لا يُسجَّل ما لم يقع بعد",
        "en": "{date} is after the day of the build, {today}; what has not happened yet is not recorded",
    },
    "wrong_order": {
        "ar": "الأحدث أولًا: {date} أحدث مما قبله {before}؛ انقله إلى أعلى",
        "en": "newest first: {date} is newer than {before} above it; move it up",
    },
    "repeated_reading": {
        "ar": "قراءتان للتاريخ نفسه {date}؛ اجعلهما واحدة، أو صف التصحيح في تحديث",
        "en": "two readings for the same date, {date}; keep one and tell the correction in an update",
    },
    "ends_before_start": {
        "ar": "{date} قبل {before}، وهذا لا يكون؛ راجع التاريخين",
        "en": "{date} is before {before}, which cannot be; check the two dates",
    },
    "revision_same_due": {
        "ar": "الموعد المعدَّل {date} هو الموعد السابق نفسه؛ صححه أو احذف التعديل",
        "en": "the revised date {date} equals the one before it; correct it or remove the revision",
    },
    "repeated_revision": {
        "ar": "للمحطة تعديل آخر في اليوم نفسه {date}؛ أبقِ تعديلًا واحدًا لكل يوم",
        "en": "there is another revision on the same day, {date}; keep one revision a day",
    },
    "repeated_update": {
        "ar": "هناك تحديث آخر بتاريخ {date} وبالاسم نفسه؛ أضف إلى الأحدث slug يميزه، ولا تغيّره بعد النشر",
        "en": "there is another update of {date} with the same name; give the newer one a slug, and never change it",
    },
    "reply_without_answers": {
        "ar": "الرد لا يقول على ماذا يرد؛ أضف answers مع تاريخ التحديث أو اسم المحطة",
        "en": "the reply does not say what it answers; add answers with the date of the update or the milestone's slug",
    },
    "answers_without_reply": {
        "ar": "لا يكون answers إلا في تحديث نوعه reply؛ صحح النوع أو احذف answers",
        "en": "only an update of the type reply may have answers; correct the type or remove answers",
    },
    "unknown_answered": {
        "ar": "لا تحديث ولا محطة باسم «{word}» في هذا التعهد",
        "en": "the pledge has no update and no milestone called '{word}'",
    },
    "done_not_said": {
        "ar": "المحطة منجزة بإفادة «{word}»، ولا قول تحت says بهذه الإفادة يصفها بأنها أُنجزت؛ أضف القول أو صحح الإفادة",
        "en": "the milestone is done on the claim '{word}', but no account under says with that claim has it done; add it or correct the claim",
    },
    "revision_without_due": {
        "ar": "عُدِّل موعد لم يُذكر أول مرة؛ أضف due وهو أول موعد وُعد به",
        "en": "a date is revised that was never set; add due, the first promised date",
    },
    "done_without_claim": {
        "ar": "أُنجزت المحطة ولم يُذكر من يقول ذلك؛ أضف claim",
        "en": "the milestone is done but not said by whom; add claim",
    },
    "claim_without_done": {
        "ar": "في المحطة claim وليس فيها done؛ أضف تاريخ الإنجاز أو احذف claim",
        "en": "the milestone has a claim but is not done; add done or remove claim",
    },
    "fulfilled_on_word_alone": {
        "ar": "لا يُعلَن الوفاء بتعهد على إفادة «{word}» وحدها؛ يلزم تأكيد من الأمم المتحدة أو شريك أو تحقق مستقل",
        "en": "a pledge is not fulfilled on the claim '{word}' alone; it needs confirmed or verified",
    },
    "official_without_source": {
        "ar": "صلة رسمية بلا مصدر؛ أضف source للصفحة التي تذكرها أو اجعلها editorial",
        "en": "an official link without a source; add the page that names it or make it editorial",
    },
    "target_without_baseline": {
        "ar": "لا تُحسب الحصة من الهدف إلا بخط أساس؛ أضف baseline",
        "en": "a share of target needs a starting value; add baseline",
    },
    "target_equals_baseline": {
        "ar": "الهدف يساوي خط الأساس، فلا يمكن قياس التقدم؛ راجع القيمتين",
        "en": "target equals baseline, so progress cannot be measured; check the two values",
    },
    "same_number": {
        "ar": "رقم التعهد {word} مستعمل في {file}؛ لكل تعهد رقم",
        "en": "pledge number {word} is also used in {file}; each pledge has its own",
    },
    "lone_synonym": {
        "ar": "في المجموعة كلمة واحدة؛ أضف مرادفًا لها أو احذفها",
        "en": "the group has only one word; add a synonym or remove the group",
    },
    "same_synonym": {
        "ar": "«{word}» مكتوبة مرتين في المجموعة؛ احذف إحداهما",
        "en": "'{word}' is written twice in the group; remove one of the two",
    },
    "many_words": {
        "ar": "«{word}» ليست كلمة واحدة؛ اكتب كل كلمة وحدها",
        "en": "'{word}' is not a single word; write each word on its own",
    },
    "placeholder": {
        "ar": "العبارة بالعربية والعبارة بالإنكليزية تستعملان مواضع مختلفة: {words}",
        "en": "the Arabic and the English use different placeholders: {words}",
    },
    "placeholder_further": {
        "ar": "مواضع هذه العبارة غير مواضع العبارة العربية: {words}",
        "en": "this phrase uses other placeholders than the Arabic one: {words}",
    },
    "numbers_differ": {
        "ar": "الأرقام هنا ليست أرقام النص المقابل باللغة «{beside}»، وهذا في أحدهما وحده: {words}؛ اجعلهما واحدة",
        "en": "the numbers here are not those of the text in '{beside}'; only one has: {words}; make them the same",
    },
    "months_differ": {
        "ar": "الأشهر هنا ليست أشهر النص المقابل باللغة «{beside}»، وهذا في أحدهما وحده: {words}؛ اجعلهما واحدة",
        "en": "the months here are not those of the text in '{beside}'; only one has: {words}; make them the same",
    },
    "links_differ": {
        "ar": "الروابط هنا ليست روابط النص المقابل باللغة «{beside}»، وهذا في أحدهما وحده: {words}؛ اجعلهما واحدة",
        "en": "the links here are not those of the text in '{beside}'; only one has: {words}; make them the same",
    },
    "shortcodes_differ": {
        "ar": "الأوامر والقطع هنا ليست كما في النص المقابل باللغة «{beside}»، وهذا في أحدهما وحده: {words}؛ اجعلهما واحدة",
        "en": "the shortcodes and blocks here are not those of the text in '{beside}'; only one has: {words}; make them the same",
    },
    "headings_differ": {
        "ar": "معرّفات العناوين هنا، مثل #rules، ليست معرّفات الصفحة المقابلة باللغة «{beside}»، وهذا في إحداهما وحدها: {words}؛ اجعلها واحدة وبالترتيب نفسه",
        "en": "the ids of headings here, such as #rules, are not those of the page in '{beside}'; only one has: {words}; make them the same, in the same order",
    },
    "not_kept": {
        "ar": "لا يُقرأ هذا الملف، والأداة وحدها تكتبه؛ أعده كما كان في git، أو احذفه ثم نفّذ make agreed",
        "en": "this file cannot be read, and only the tool writes it; restore it from git, or delete it and run make agreed",
    },
    "out_of_date": {
        "ar": "النص باللغة «{lang}» أقدم من نظيره؛ عدّله، أو نفّذ make agreed FILES={file} إن كانا ما زالا متفقين",
        "en": "the text in '{lang}' is older than the one beside it; change it, or run make agreed FILES={file} if the two still agree",
    },
    # Pages
    "unknown_language": {
        "ar": "لا لغة باسم «{word}» في data/languages.yml؛ أضفها هناك أو انقل هذا المجلد",
        "en": "data/languages.yml has no language '{word}'; add it there or move this folder away",
    },
    "no_page": {
        "ar": "لا صفحة للسجل «{word}»؛ أنشئ هذا الملف على مثال الصفحات الأخرى في مجلده",
        "en": "the record '{word}' has no page; create this file like the other pages of its folder",
    },
    "no_front": {
        "ar": "ليس للصفحة رأس؛ ابدأها بثلاثة أسطر: --- ثم title: وعنوانها ثم ---",
        "en": "the page has no front matter; begin it with three lines: ---, title: and its title, ---",
    },
    "no_record": {
        "ar": "لا سجل باسم «{word}» في {file}؛ أعد تسمية الصفحة أو احذفها أو أضف السجل",
        "en": "there is no record '{word}' in {file}; rename or delete the page, or add the record",
    },
    "other_record": {
        "ar": "عنوان الصفحة لسجل «{stem}» وهي تعرض «{word}»؛ اجعلهما واحدًا",
        "en": "the page stands at the address of '{stem}' and shows '{word}'; make them the same",
    },
    "no_twin": {
        "ar": "ليس لهذه الصفحة نظير في {file}؛ أنشئه",
        "en": "this page has no twin at {file}; create it",
    },
    "raw_html": {
        "ar": "«{word}» من HTML، وهو غير مسموح به؛ اكتب Markdown وحده، وضع ما يُعرض كما هو بين علامتي `",
        "en": "'{word}' is HTML, which is not allowed; write Markdown only, and put between two ` what is shown as it is",
    },
    "unsafe_link": {
        "ar": "الرابط «{word}» غير مسموح به؛ ابدأه بالشكل https:// أو mailto: أو اكتب اسم ملف صفحة من الموقع",
        "en": "the link '{word}' is not allowed; begin it with https:// or mailto:, or name the file of a page of the site",
    },
    "foreign_picture": {
        "ar": "الصورة «{word}» ليست ملفًا في docs/ بصيغة png أو jpg أو webp؛ ضعها هناك واكتب اسمها",
        "en": "the picture '{word}' is not a png, jpg or webp file of docs/; put it there and name it",
    },
    "not_an_attribute": {
        "ar": "«{word}» غير مسموح به بين القوسين؛ لا يُكتب بينهما إلا معرّف عنوان، مثل #rules، أو مقاس صورة، مثل width=720 height=480 loading=lazy",
        "en": "'{word}' is not allowed in braces; they hold only the id of a heading, such as #rules, or the size of a picture, such as width=720 height=480 loading=lazy",
    },
    "unknown_block": {
        "ar": "«{word}» ليست من القطع التي يعرفها الموقع",
        "en": "'{word}' is not a known block",
    },
    "block_unclosed": {
        "ar": "القطعة التي تبدأ هنا بالعلامة {word} لا تنتهي؛ اكتب في آخرها سطرًا ليس فيه إلا {word}",
        "en": "the block that begins here with {word} does not end; write a line of {word} alone at its end",
    },
    "block_without_summary": {
        "ar": "لا عنوان لما طُوي هنا؛ اكتبه بعد خط قائم: /// details | العنوان",
        "en": "what is folded here has no summary; write it after an upright line: /// details | Summary",
    },
    "caption_of_nothing": {
        "ar": "لا صورة ولا جدول ولا مثال فوق هذا التعليق؛ ضعه تحت ما يصفه مباشرة",
        "en": "there is no picture, table or example above this caption; put it right below what it describes",
    },
    "not_of_a_block": {
        "ar": "«{word}» لا يُكتب مع القطعة: بعد /// details | كلمات العنوان وحدها، وبعد /// caption لا شيء، ولا خيارات تحتهما؛ احذفه",
        "en": "'{word}' does not go with a block: after /// details | stand the words of its summary alone, after /// caption nothing, and no options below; take it out",
    },
    "not_a_block": {
        "ar": "لا تُقرأ «{word}» قطعةً؛ تبدأ القطعة بالشكل /// details | العنوان أو /// caption وتنتهي بسطر ليس فيه إلا ///",
        "en": "'{word}' is not read as a block; a block begins with /// details | Summary or /// caption and ends with a line of /// alone",
    },
    "not_a_page": {
        "ar": "«{word}» ليس صفحة (.md) ولا صورة (png أو jpg أو webp)؛ انقله إلى خارج docs/",
        "en": "'{word}' is neither a page (.md) nor a picture (png, jpg, webp); move it out of docs/",
    },
    "not_a_page_name": {
        "ar": "«{word}» ليس اسم ملف صفحة؛ اكتبه كما هو تحت docs/ar/، مثل pledges/borders.md",
        "en": "'{word}' is not the file of a page; write it as it stands below docs/en/, such as pledges/borders.md",
    },
    "moved_page_is_there": {
        "ar": "الصفحة «{word}» موجودة فلا يمكن أن تكون قد انتقلت؛ احذف هذا السطر أو الصفحة",
        "en": "the page '{word}' exists, so it cannot have moved; remove this line or the page",
    },
    "moved_to_nowhere": {
        "ar": "لا صفحة باسم «{word}»؛ اكتب اسم الصفحة التي حلت محل القديمة",
        "en": "there is no page '{word}'; name the page that stands in the place of the old one",
    },
    "unknown_shortcode": {
        "ar": "«{word}» ليست من الأوامر التي يعرفها الموقع",
        "en": "'{word}' is not a known shortcode",
    },
    "shortcode_unknown_slug": {
        "ar": "«{word}» غير معروف هنا",
        "en": "'{word}' is not known here",
    },
    "shortcode_misspelt": {
        "ar": "«{word}» ليست بداية أمر؛ اكتبها pledges: بحروف صغيرة وبلا مسافة قبل النقطتين",
        "en": "'{word}' does not begin a shortcode; write pledges: in small letters, no space in it",
    },
    "shortcode_unclosed": {
        "ar": "الأمر لا نهاية له؛ أنهِه بالعلامة -->",
        "en": "the shortcode has no end; close it with -->",
    },
    "shortcode_needs_slug": {
        "ar": "الأمر «{word}» يحتاج إلى معرّف بعده",
        "en": "the shortcode '{word}' needs a slug after it",
    },
    "shortcode_takes_no_slug": {
        "ar": "الأمر «{word}» لا يأخذ ما كُتب بعده؛ احذف «{extra}»",
        "en": "the shortcode '{word}' takes no '{extra}'; remove it",
    },
    "shortcode_no_reading": {
        "ar": "لا قراءة للمؤشر «{word}» بهذا التاريخ أو الجزء؛ راجع on وpart",
        "en": "the indicator '{word}' has no reading for this date or part; check on and part",
    },
    "due_edited": {
        "ar": "أول موعد وُعد به هو {date} ولا يُعدَّل؛ أعده واكتب الموعد الجديد في revisions. وإن كان {date} خطأ في الإدخال فصحّحه في إيداع (commit) واحد مع تحديث جديد نوعه correction يقول ذلك",
        "en": "the first promised date is {date} and is never edited; put it back and write the new date under revisions. If {date} was entered by mistake, correct it in one commit together with a new update of type correction that says so",
    },
    "dead_link": {
        "ar": "الرابط «{word}» لا يؤدي إلى صفحة",
        "en": "the link '{word}' leads to no page",
    },
    "dead_place": {
        "ar": "لا موضع باسم #{word} في {file}",
        "en": "there is no place #{word} in {file}",
    },
    "shortcode_alone": {
        "ar": "الأمر «{word}» يُكتب وحده في سطر بين سطرين فارغين",
        "en": "the shortcode '{word}' stands alone on a line, between blank lines",
    },
    "shortcode_inline": {
        "ar": "الأمر «{word}» يُكتب داخل جملة",
        "en": "the shortcode '{word}' stands inside a sentence",
    },
}


def message(problem: Problem, lang: str) -> str:
    """What is wrong and the way out, in a language."""
    values = {"key": problem.path[-1] if problem.path else "", **problem.values}
    values = {k: shown(v) if isinstance(v, str) else v for k, v in values.items()}
    return MESSAGES[problem.code][lang].format(**values) + _hint(problem, lang)


def told(problem: Problem) -> str:
    """Address, key, and the message in Arabic and English."""
    address = f"{problem.file}:{problem.place.line}:{problem.place.column}"
    head = f"{address}: {problem.key}" if problem.path else address
    return f"{head}\n    {message(problem, 'ar')}\n    {message(problem, 'en')}"


def told_all(problems: Collection[Problem]) -> str:
    """How many problems there are, and each of them."""
    count = len(problems)
    return "\n\n".join([f"عدد المشكلات: {count} · problems: {count}", *map(told, problems)])


def _hint(problem: Problem, lang: str) -> str:
    if problem.nearest:
        return DID_YOU_MEAN[lang].format(word=problem.nearest)
    if not problem.allowed:
        return ""
    some = "، " if lang == "ar" else ", "
    words = some.join(sorted(problem.allowed)[:MOST])
    return ALLOWED[lang].format(words=f"{words} …" if len(problem.allowed) > MOST else words)
