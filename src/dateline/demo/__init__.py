"""Reports to try dateline on: texts written for it, most of invented happenings, several at odds about the same one."""
