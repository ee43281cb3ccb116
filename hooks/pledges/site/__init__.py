"""One build of the site, made whole and then published."""
