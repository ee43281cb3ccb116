"""An Arabic keyboard: which letter stands on which key of an American one."""

# The letters of Windows' and Linux' usual Arabic layout, row by row.
LETTERS = dict(
    zip(
        "qwertyuiop[]asdfghjkl;'zxcvnm,./",
        "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ",
        strict=True,
    )
)
KEYS = {letter: key for key, letter in LETTERS.items()} | {" ": " "}
# The key that changes the layout, as BiDi writes it and as Playwright names it.
SWITCH = "\ue00b"
SWITCH_NAME = "Pause"
