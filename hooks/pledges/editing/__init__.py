"""The commands of editors: check, fix, new, agree, compare, schema, links."""
