#include "config.h"

#include "rgm-date-order.h"

#include <string.h>

#define DAY RGM_DATE_ORDER_BIT (RGM_DATE_ORDER_DAY_MONTH_YEAR)
#define MONTH RGM_DATE_ORDER_BIT (RGM_DATE_ORDER_MONTH_DAY_YEAR)
#define YEAR RGM_DATE_ORDER_BIT (RGM_DATE_ORDER_YEAR_MONTH_DAY)

/* Where the system puts the year first, as ISO 8601 does, and people the day. */
static const char *const day_first[] = {
  "ce", "csb", "de", "en_DK", "lv", "mhr", "sah", "se", "wae",
};

/* What people of a place mean, by the beginning of its name, where they put the year first: as they
 * write the day and the month by themselves, and what they take over from elsewhere (CLDR 42: Md,
 * yMd). Only what is certain is one order. Nobody knows of Canada: there both ways are common. */
static const struct {
  const char *locale;
  RgmDateForms forms;
} places[] = {
  { "hu", { DAY, DAY | YEAR, YEAR } },
  { "ja", { DAY | MONTH, YEAR, DAY | YEAR } },
  { "ko", { DAY | MONTH, YEAR, YEAR } },
  { "lt", { DAY, DAY | YEAR, DAY | YEAR } },
  { "sgs", { DAY, DAY | YEAR, DAY | YEAR } },
  { "sv", { DAY, DAY, DAY } },
  { "yue_HK", { DAY, DAY | YEAR, DAY | YEAR } },
  { "zh_HK", { DAY, DAY | YEAR, DAY | YEAR } },
  { "zh_SG", { DAY, DAY | YEAR, DAY | YEAR } },
  { "zh", { DAY | MONTH, YEAR, DAY | YEAR } },
};

static const RgmDateForms elsewhere = { DAY | MONTH, DAY | MONTH | YEAR, DAY };

/* Whether the name of a locale, “zh_HK.UTF-8”, is that of the place or of one in it. */
static gboolean
is_in (const char *locale, const char *place)
{
  gsize length = strlen (place);

  return strncmp (locale, place, length) == 0 && strchr ("_.@", locale[length]) != NULL;
}

/* The C locale puts the month first, but that is no place where people do. */
static gboolean
puts_day_first (const char *locale)
{
  if (locale == NULL || is_in (locale, "C") || is_in (locale, "POSIX"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (day_first); i++)
    if (is_in (locale, day_first[i]))
      return TRUE;
  return FALSE;
}

/**
 * rgm_date_order_from_format:
 * @format: a date format of the system, `%d/%m/%Y`
 *
 * Reads from a format in which order it puts the numbers. Only the order is taken: what people
 * type has its own separators.
 *
 * Returns: the order
 */
RgmDateOrder
rgm_date_order_from_format (const char *format)
{
  g_return_val_if_fail (format != NULL, RGM_DATE_ORDER_DAY_MONTH_YEAR);

  for (const char *c = strchr (format, '%'); c != NULL; c = strchr (c + 1, '%'))
    {
      /* Glibc allows flags and the modifiers E and O before the letter. */
      c += 1 + strspn (c + 1, "-_0^#EO");
      if (*c == '\0')
        break;
      if (strchr ("YyGgCF", *c) != NULL)
        return RGM_DATE_ORDER_YEAR_MONTH_DAY;
      if (strchr ("mbBhD", *c) != NULL)
        return RGM_DATE_ORDER_MONTH_DAY_YEAR;
      if (strchr ("de", *c) != NULL)
        return RGM_DATE_ORDER_DAY_MONTH_YEAR;
    }
  return RGM_DATE_ORDER_DAY_MONTH_YEAR;
}

/**
 * rgm_date_order_get:
 * @locale: (nullable): the name of a locale, `sv_SE.UTF-8`
 * @format: the date format of the system for it
 *
 * Tells in which order people of a place write the numbers of a date.
 *
 * Returns: the order
 */
RgmDateOrder
rgm_date_order_get (const char *locale, const char *format)
{
  return puts_day_first (locale) ? RGM_DATE_ORDER_DAY_MONTH_YEAR
                                 : rgm_date_order_from_format (format);
}

/**
 * rgm_date_forms_get:
 * @locale: (nullable): the name of a locale
 *
 * Tells what people mean who put the year first, where they do not.
 *
 * Returns: (transfer none): the orders by forms
 */
const RgmDateForms *
rgm_date_forms_get (const char *locale)
{
  for (gsize i = 0; locale != NULL && i < G_N_ELEMENTS (places); i++)
    if (is_in (locale, places[i].locale))
      return &places[i].forms;
  return &elsewhere;
}
