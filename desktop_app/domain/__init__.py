"""Pure rules of the field: values in, values out; no files, no clock, no chance."""
