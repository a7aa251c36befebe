#include "config.h"

#include "rgm-sheet-pdf.h"

#include "rgm-sheet-layout.h"
#include "rgm-surface-bytes.h"
#include "rgm-typeface.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define MAX_LEVELS 4

/**
 * rgm_sheet_make_title:
 * @sheet: a sheet
 * @named: whether to name the patient
 *
 * Returns: (transfer full): what the document is called, in lists of files and of print jobs
 */
char *
rgm_sheet_make_title (const RgmSheet *sheet, gboolean named)
{
  if (!named)
    return g_strdup (sheet->name);

  /* Translators: the title of a document: %1$s is what it is, %2$s the name of the patient */
  return g_strdup_printf (_("%1$s: %2$s"), sheet->name, sheet->patient);
}

/* The day is that of the plan, so that the same plan makes the same file. */
static void
add_metadata (cairo_surface_t *surface, const RgmSheetPdf *self)
{
  g_autofree char *title = rgm_sheet_make_title (self->sheet, self->named);
  g_autofree char *drawable = rgm_typeface_dup_drawable (title);
  char day[RGM_DAY_FORMAT_SIZE];
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z",
                                           rgm_day_format (self->sheet->today, day));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, drawable);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Regimen " RGM_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (cairo_surface_t *surface, const RgmSheetLayout *layout)
{
  g_autoptr (GArray) marks = rgm_sheet_layout_list_marks (layout);
  int parents[MAX_LEVELS] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < marks->len; i++)
    {
      const RgmSheetMark *mark = &g_array_index (marks, RgmSheetMark, i);
      int level = MIN (mark->level, MAX_LEVELS - 1);
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 %d]", mark->page + 1,
                                                 (int) mark->y);
      g_autofree char *text = rgm_typeface_dup_drawable (mark->text);

      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], text, target,
                                                      0);
      for (int below = level + 1; below < MAX_LEVELS; below++)
        parents[below] = parents[level];
    }
}

static gboolean
draw_pages (cairo_surface_t *surface, const RgmSheetLayout *layout, GCancellable *cancellable,
            GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean done = TRUE;

  for (guint i = 0; done && i < rgm_sheet_layout_get_n_pages (layout); i++)
    {
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
      rgm_sheet_layout_draw_page (layout, cr, i);
      cairo_show_page (cr);
    }
  /* The last of them may have been abandoned halfway. */
  done = done && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && rgm_surface_bytes_check (cairo_status (cr), error);
  cairo_destroy (cr);

  return done;
}

/**
 * rgm_sheet_pdf_make:
 * @self: a PDF to make
 * @cancellable: (nullable): to abandon it
 * @error: return location for an error
 *
 * Writes a sheet as a PDF, into memory: fonts are part of it and its text can be searched.
 *
 * Returns: (transfer full): the content of the file, or %NULL
 */
GBytes *
rgm_sheet_pdf_make (const RgmSheetPdf *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (RgmSheetLayout) layout = NULL;
  cairo_surface_t *surface;
  double width, height;
  gboolean done;

  rgm_paper_get_size (self->paper, &width, &height);
  layout = rgm_sheet_layout_new (self->sheet, width, height, self->rtl, cancellable, error);
  if (layout == NULL)
    return NULL;
  surface = cairo_pdf_surface_create_for_stream (rgm_surface_bytes_write, bytes, width, height);
  add_metadata (surface, self);
  done = draw_pages (surface, layout, cancellable, error);
  if (done)
    add_outline (surface, layout);
  cairo_surface_finish (surface);
  done = done && rgm_surface_bytes_check (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  if (done && self->unknown != NULL)
    *self->unknown = rgm_sheet_layout_describe_unknown (layout);

  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
