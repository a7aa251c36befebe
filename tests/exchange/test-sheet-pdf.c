/* A PDF of hundreds of pages is given up as soon as nobody wants it any more. */
#include "config.h"

#include "rgm-sheet-pdf.h"
#include "rgm-surface-bytes.h"
#include "rgm-timeline-picture.h"
#include "sample-plan.h"

#include <cairo-svg.h>
#include <time.h>

#define N_BLOCKS 3000
/* How much of the whole may be done by then. */
#define SHARE 0.2
#define N_BOOKED 300

static RgmSheet *
make_long_sheet (void)
{
  RgmSheet *sheet = rgm_sheet_new ("Record", "Sample Patient 1", rgm_day_new (2026, 11, 24));

  rgm_sheet_begin_section (sheet, "Record");
  for (guint i = 0; i < N_BLOCKS; i++)
    rgm_sheet_add (sheet, RGM_SHEET_TEXT, "A session that was held on a day of the year before.");
  return sheet;
}

/* Returns the seconds of the processor. */
static double
measure (const RgmSheetPdf *pdf, GCancellable *cancellable)
{
  clock_t begun = clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rgm_sheet_pdf_make (pdf, cancellable, &error);
  double taken = (double) (clock () - begun) / CLOCKS_PER_SEC;

  if (cancellable == NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true ((bytes == NULL) == (cancellable != NULL));
  return taken;
}

static void
test_abandoned (void)
{
  g_autoptr (RgmSheet) sheet = make_long_sheet ();
  const RgmSheetPdf pdf = { sheet, RGM_PAPER_A4, FALSE, FALSE, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  double whole_s = measure (&pdf, NULL);
  double abandoned_s;

  g_cancellable_cancel (cancellable);
  abandoned_s = measure (&pdf, cancellable);
  g_test_message ("%.3f s and %.3f s", whole_s, abandoned_s);
  g_assert_cmpfloat (abandoned_s, <, whole_s * SHARE);
}

static gsize
draw_picture (RgmTimelinePicture *picture, GCancellable *cancellable)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (rgm_surface_bytes_write, bytes,
                                                                  900, 900);
  cairo_t *cr = cairo_create (surface);

  rgm_timeline_picture_draw (picture, cr, cancellable);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return bytes->len;
}

/* A plan of thousands of sessions is one picture on one page. */
static void
test_picture_abandoned (void)
{
  g_autoptr (GString) sessions = g_string_new ("2026-11-02");
  PangoContext *context = rgm_typeface_new_context (FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RgmTimelinePicture) picture = NULL;
  g_autoptr (RgmPlan) plan = NULL;
  gsize whole;

  for (int i = 1; i <= N_BOOKED; i++)
    {
      char day[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (sessions, " b%s",
                              rgm_day_format (rgm_day_new (2026, 11, 24) + i, day));
    }
  plan = sample_plan_new (sample_protocol, sessions->str, "2026-11-24");
  picture = rgm_timeline_picture_new (context, plan, 800);
  g_object_unref (context);
  whole = draw_picture (picture, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_cmpuint (draw_picture (picture, cancellable), <, whole / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-pdf/abandoned", test_abandoned);
  g_test_add_func ("/sheet-pdf/picture-abandoned", test_picture_abandoned);

  return g_test_run ();
}
