#pragma once

#include <glib.h>

/* What each fuzz target defines: once before all, then for each input. */
void fuzz_reader_begin (void);
void fuzz_reader_run (const char *bytes, gsize length);
