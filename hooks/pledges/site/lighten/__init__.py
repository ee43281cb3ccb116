"""What pages send, made light: cut, joined, named by what it holds, guarded."""
