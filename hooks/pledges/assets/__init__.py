"""What pages send besides their words: style, scripts, fonts; cut, named by content, guarded."""
