#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a calendar may hold. All that a practice with 2,000 patients can export is within it. */
#define RGM_ICS_BYTES_MAX (16 * 1024 * 1024)
#define RGM_ICS_PARTS_MAX 50000
#define RGM_ICS_LINE_MAX (64 * 1024)
#define RGM_ICS_LINES_IN_A_PART_MAX 400

/**
 * RgmIcsError:
 * @RGM_ICS_ERROR_SYNTAX: it is no calendar, or one that is broken
 * @RGM_ICS_ERROR_TOO_BIG: it holds more than is read
 * @RGM_ICS_ERROR_METHOD: it is a message about a calendar, not a calendar
 *
 * Why a whole calendar cannot be read. The message is a sentence for the user.
 */
typedef enum {
  RGM_ICS_ERROR_SYNTAX,
  RGM_ICS_ERROR_TOO_BIG,
  RGM_ICS_ERROR_METHOD,
} RgmIcsError;

#define RGM_ICS_ERROR (rgm_ics_error_quark ())
GQuark rgm_ics_error_quark (void);

/**
 * RgmIcsPart:
 * @name: what it is, in upper case: `VEVENT`, `VTIMEZONE`, `VTODO`…
 * @line: the line of the file that it begins in, from 1
 * @lines: what it says, as far as anybody asks for it, unfolded; without its BEGIN and END
 * @n_lines: number of those lines
 * @too_long: whether a line was too long, or there were too many, and @lines lacks them
 *
 * A component of a calendar.
 */
typedef struct {
  char *name;
  guint line;
  GString *lines;
  guint n_lines;
  gboolean too_long;
} RgmIcsPart;

/**
 * RgmIcsScan:
 * @parts: (element-type RgmIcsPart): the components, in order
 * @cancels: whether the calendar cancels all its events (METHOD:CANCEL)
 *
 * A calendar taken apart.
 */
typedef struct {
  GPtrArray *parts;
  gboolean cancels;
} RgmIcsScan;

RgmIcsScan *rgm_ics_scan_new (const char *bytes, gsize length, GCancellable *cancellable,
                              GError **error);
void rgm_ics_scan_free (RgmIcsScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsScan, rgm_ics_scan_free)

G_END_DECLS
