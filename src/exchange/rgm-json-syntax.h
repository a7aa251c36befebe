#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is nested more deeply is refused. */
#define RGM_JSON_DEPTH_MAX 16

/* More values than this are refused: the tree that json-glib makes takes 300 to 500 bytes for each,
 * also where the text has but three, so that the size of a file alone keeps no memory. An export
 * has some 210 values for a patient and 35 bytes for a value: 48000 patients go in, and a course of
 * 50000 sessions three times over. A cap in proportion to the size would add nothing to that. */
#define RGM_JSON_VALUES_MAX 10000000

gboolean rgm_json_syntax_check (const char *text, gsize length, GError **error);

G_END_DECLS
