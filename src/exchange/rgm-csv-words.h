#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmCsvWords:
 *
 * The names of months and weekdays in English, German and one language more. Immutable.
 */
typedef struct _RgmCsvWords RgmCsvWords;

RgmCsvWords *rgm_csv_words_new (const char *const *month_names, const char *const *weekday_names);
RgmCsvWords *rgm_csv_words_new_for_locale (void);
void rgm_csv_words_free (RgmCsvWords *self);
int rgm_csv_words_find_month (const RgmCsvWords *self, const char *word, gsize length);
guint rgm_csv_words_find_weekdays (const RgmCsvWords *self, const char *word, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCsvWords, rgm_csv_words_free)

G_END_DECLS
