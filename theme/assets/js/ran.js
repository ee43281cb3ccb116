// The last script: a page on which it has not run is one without scripts (see theme/main.html).
"use strict";

document.documentElement.classList.add("ran");
