#include "config.h"

#include "rgm-date-text.h"

#include "rgm-date-words.h"

#include <langinfo.h>
#include <locale.h>

/* How dates are written in English, and in the place where the program runs. */

/**
 * rgm_date_names_get_english:
 *
 * Gets the English names, with the day first.
 *
 * Returns: (transfer none): the names
 */
const RgmDateNames *
rgm_date_names_get_english (void)
{
  static const RgmDateNames names = {
    .order = RGM_DATE_ORDER_DAY_MONTH_YEAR,
    .months = { "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December" },
    .short_months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                      "Dec" },
    .weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
    .short_weekdays = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
    .words = { "today", "tomorrow", "yesterday", "day after tomorrow", "day before yesterday",
               "in", "d|day|days", "w|wk|week|weeks", "m|month|months", "y|year|years" },
  };

  return &names;
}

/**
 * rgm_date_names_get_local:
 *
 * Gets the names and the order of the locale that the program runs in.
 *
 * Returns: (transfer none): the names
 */
const RgmDateNames *
rgm_date_names_get_local (void)
{
  static RgmDateNames names;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      const char *locale = setlocale (LC_TIME, NULL);

      names.order = rgm_date_order_get (locale, nl_langinfo (D_FMT));
      names.forms = rgm_date_forms_get (locale);
      for (int i = 0; i < 12; i++)
        {
          names.months[i] = g_intern_string (nl_langinfo (MON_1 + i));
          names.short_months[i] = g_intern_string (nl_langinfo (ABMON_1 + i));
        }
      for (int i = 0; i < 7; i++)
        {
          /* The C library begins with Sunday. */
          names.weekdays[i] = g_intern_string (nl_langinfo (DAY_1 + (i + 1) % 7));
          names.short_weekdays[i] = g_intern_string (nl_langinfo (ABDAY_1 + (i + 1) % 7));
        }
      rgm_date_words_take_local (&names);
      g_once_init_leave (&ready, 1);
    }
  return &names;
}
