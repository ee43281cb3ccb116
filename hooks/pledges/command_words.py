"""What the editors' commands say in a terminal, besides what is wrong with the data."""

Words = dict[str, str]

WORDS: dict[str, Words] = {
    "check": {
        "ar": "يفحص data/ وdocs/ ويعرض كل المشكلات معًا",
        "en": "checks data/ and docs/ and shows all problems at once",
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
    "left_out": {
        "ar": "تعذرت قراءة هذه الملفات فلم تشملها القواعد: {files}",
        "en": "these files could not be read, so the rules left them out: {files}",
    },
    "stopped": {"ar": "أُوقف الأمر ولم يتغير شيء", "en": "stopped; nothing was changed"},
    "cannot_write": {
        "ar": "تعذرت الكتابة في {file}: {reason}",
        "en": "cannot write {file}: {reason}",
    },
}
