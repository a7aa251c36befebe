#include "config.h"

#include "rgm-csv-zones.h"

#include "rgm-csv-area-list.h"
#include "rgm-csv-cell.h"
#include "rgm-csv-depth.h"
#include "rgm-csv-micrometre.h"
#include "rgm-csv-number.h"
#include "rgm-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NUMBER_SEPARATORS ";/"

static gboolean
refuse (char **reason, const char *format, const char *cell)
{
  g_autofree char *quote = rgm_csv_cell_quote (cell);
  g_autoptr (GString) text = g_string_new (format);

  g_string_replace (text, "{cell}", quote, 1);
  g_free (*reason);
  *reason = g_strdup (text->str);
  return FALSE;
}

static gboolean
add_areas (const RgmCsvCells *cells, const char *const *course_areas, RgmSessionRecord *session,
           char **reason)
{
  g_autoptr (GPtrArray) areas = NULL;
  g_autofree char *unknown = NULL;

  if (!rgm_csv_cells_has (cells, RGM_CSV_FIELD_AREAS))
    {
      gboolean told = rgm_csv_cells_has (cells, RGM_CSV_FIELD_DEPTH)
                      || rgm_csv_cells_has (cells, RGM_CSV_FIELD_PASSES);

      /* What was done was done on the areas of the course. */
      for (; told && course_areas && *course_areas; course_areas++)
        rgm_session_record_add_zone (session, *course_areas, RGM_DEPTH_NONE, 0);
      return TRUE;
    }
  areas = rgm_csv_area_list_read (cells->areas, cells->cells[RGM_CSV_FIELD_AREAS], &unknown);
  if (!areas)
    /* Translators: leave {cell}, which stands where the name of an area should */
    return refuse (reason, _("There is no area “{cell}”."), unknown);
  for (guint i = 0; i < areas->len; i++)
    rgm_session_record_add_zone (session, areas->pdata[i], RGM_DEPTH_NONE, 0);

  return TRUE;
}

typedef gboolean (*SetNumber) (RgmZone *zone, const char *text);

/* A range is kept in the notes: to take one end of it would be an invention. */
static gboolean
set_depth (RgmZone *zone, const char *text)
{
  return rgm_csv_cell_read_depth (text, &zone->depth)
         || rgm_csv_micrometre_read (text, &zone->depth) || rgm_csv_depth_is_range (text);
}

static gboolean
set_passes (RgmZone *zone, const char *text)
{
  return rgm_csv_number_read (text, RGM_PASSES_MAX, &zone->passes)
         && zone->passes <= RGM_PASSES_MAX;
}

/* Passes that no area takes are looked at as closely as those of one. */
static gboolean
check_numbers (char **numbers, SetNumber set, const char *wrong, char **reason)
{
  for (; *numbers; numbers++)
    {
      RgmZone zone = { 0 };

      if (**numbers && !set (&zone, *numbers))
        return refuse (reason, wrong, *numbers);
    }

  return TRUE;
}

/* One number for all zones, or as many numbers as there are zones. */
static gboolean
set_numbers (const RgmCsvCells *cells, RgmCsvField field, SetNumber set, const char *wrong,
             RgmSessionRecord *session, char **reason)
{
  g_auto (GStrv) numbers = NULL;
  guint n_numbers, n_zones = session->zones->len;

  if (!rgm_csv_cells_has (cells, field) || (n_zones == 0 && field == RGM_CSV_FIELD_DEPTH))
    return TRUE;
  numbers = rgm_csv_cell_split (cells->cells[field], NUMBER_SEPARATORS);
  if (n_zones == 0)
    return check_numbers (numbers, set, wrong, reason);
  n_numbers = g_strv_length (numbers);
  if (n_numbers != 1 && n_numbers != n_zones)
    /* Translators: leave {cell}, which holds several numbers, such as “1.5; 0.5” */
    return refuse (reason, _("“{cell}” is not one number for all areas or one for each."),
                   cells->cells[field]);
  for (guint i = 0; i < n_zones; i++)
    {
      const char *number = numbers[n_numbers == 1 ? 0 : i];

      if (*number && !set (&g_array_index (session->zones, RgmZone, i), number))
        return refuse (reason, wrong, number);
    }

  return TRUE;
}

static gboolean
has_range (const RgmCsvCells *cells)
{
  g_auto (GStrv) depths = NULL;

  if (!rgm_csv_cells_has (cells, RGM_CSV_FIELD_DEPTH))
    return FALSE;
  depths = rgm_csv_cell_split (cells->cells[RGM_CSV_FIELD_DEPTH], NUMBER_SEPARATORS);
  for (guint i = 0; depths[i]; i++)
    {
      if (rgm_csv_depth_is_range (depths[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_zones_notes_depth:
 * @cells: a row
 * @session: its session, with areas
 *
 * Returns: whether the depth is kept in the notes: a range, and one without an area, has no place
 *   of its own, and is not lost all the same
 */
gboolean
rgm_csv_zones_notes_depth (const RgmCsvCells *cells, const RgmSessionRecord *session)
{
  return rgm_csv_cells_has (cells, RGM_CSV_FIELD_DEPTH)
         && (session->zones->len == 0 || has_range (cells));
}

/**
 * rgm_csv_zones_notes_passes:
 * @cells: a row
 * @session: its session, with areas
 *
 * Returns: whether the passes are kept in the notes, because there is no area for them
 */
gboolean
rgm_csv_zones_notes_passes (const RgmCsvCells *cells, const RgmSessionRecord *session)
{
  return rgm_csv_cells_has (cells, RGM_CSV_FIELD_PASSES) && session->zones->len == 0;
}

static void
note (RgmSessionRecord *session, const char *title, const char *cell)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", title, cell);
  g_autofree char *notes = NULL;

  /* A second import finds the line of the first. */
  if (strstr (session->notes, line))
    return;
  notes = g_strconcat (session->notes, *session->notes ? "\n" : "", line, NULL);
  rgm_record_set_text (&session->notes, notes);
}

/**
 * rgm_csv_zones_read:
 * @cells: a row
 * @course_areas: (nullable): %NULL-terminated ids of the areas of the course
 * @session: a session, whose notes are read already
 * @reason: (out): why they cannot be read
 *
 * Reads areas, depths and passes, which stand in three cells, as lists of the same length or as
 * one number for all areas.
 *
 * Returns: whether they could be read, or no column holds them
 */
gboolean
rgm_csv_zones_read (const RgmCsvCells *cells, const char *const *course_areas,
                    RgmSessionRecord *session, char **reason)
{
  if (!cells->cells[RGM_CSV_FIELD_AREAS] && !cells->cells[RGM_CSV_FIELD_DEPTH]
      && !cells->cells[RGM_CSV_FIELD_PASSES])
    return TRUE;
  rgm_session_record_clear_zones (session);
  if (!add_areas (cells, course_areas, session, reason)
      || !set_numbers (cells, RGM_CSV_FIELD_DEPTH, set_depth,
                       /* Translators: leave {cell} */
                       _("“{cell}” is not a depth from 0 to 3.5 mm."), session, reason)
      || !set_numbers (cells, RGM_CSV_FIELD_PASSES, set_passes,
                       /* Translators: leave {cell} */
                       _("“{cell}” is not a number of passes from 1 to 99."), session, reason))
    return FALSE;
  if (rgm_csv_zones_notes_depth (cells, session))
    note (session, cells->depth_title, cells->cells[RGM_CSV_FIELD_DEPTH]);
  if (rgm_csv_zones_notes_passes (cells, session))
    note (session, cells->passes_title, cells->cells[RGM_CSV_FIELD_PASSES]);

  return TRUE;
}

/**
 * rgm_csv_zones_tell_range:
 * @cells: a row
 *
 * Returns: (transfer full) (nullable): what becomes of its depth where that is a range, one
 *   sentence, or %NULL
 */
char *
rgm_csv_zones_tell_range (const RgmCsvCells *cells)
{
  return has_range (cells) ? rgm_csv_depth_tell_range (cells->cells[RGM_CSV_FIELD_DEPTH]) : NULL;
}

static void
add_product (RgmSessionRecord *session, const char *name, const char *lot)
{
  g_autofree char *name_line = rgm_line_new (name);
  g_autofree char *lot_line = rgm_line_new (lot);

  if (*name_line)
    rgm_session_record_add_product (session, name_line, lot_line);
}

/**
 * rgm_csv_products_read:
 * @cells: a row
 * @session: a session
 * @reason: (out): why they cannot be read
 *
 * Reads products and their lots, which stand in two cells, as lists.
 *
 * Returns: whether they could be read, or no column holds them
 */
gboolean
rgm_csv_products_read (const RgmCsvCells *cells, RgmSessionRecord *session, char **reason)
{
  const char *lots_cell = cells->cells[RGM_CSV_FIELD_LOTS];
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) lots = rgm_csv_cell_split_texts (lots_cell ? lots_cell : "");
  guint n_lots = g_strv_length (lots);

  if (!cells->cells[RGM_CSV_FIELD_PRODUCTS])
    return TRUE;
  names = rgm_csv_cell_split_texts (cells->cells[RGM_CSV_FIELD_PRODUCTS]);
  if (n_lots > g_strv_length (names))
    /* Translators: leave {cell}, which holds the numbers of lots */
    return refuse (reason, _("“{cell}” has more lots than there are products."), lots_cell);
  rgm_session_record_clear_products (session);
  for (guint i = 0; names[i]; i++)
    add_product (session, names[i], i < n_lots ? lots[i] : "");

  return TRUE;
}
