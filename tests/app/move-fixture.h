#pragma once

#include "course-fixture.h"
#include "course-tree.h"

#include <adwaita.h>

#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"
/* Index of the session that is booked: two days too early. */
#define BOOKING 2

/* A course page in a window, with a pointer and keys. */
typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *page;
  char *hash;
  gint64 change;
  RgmPlan *plan;
} MoveFixture;

#define MOVE_TEST(path, function)                                                               \
  g_test_add (path, MoveFixture, NULL, move_fixture_set_up, function, move_fixture_tear_down)
#define MOVE_TEST_RTL(path, function)                                                           \
  g_test_add (path, MoveFixture, GINT_TO_POINTER (GTK_TEXT_DIR_RTL), move_fixture_set_up,       \
              function, move_fixture_tear_down)

gboolean move_fixture_begin (int *argc, char ***argv);
gboolean move_fixture_is_untouched (MoveFixture *self);
void move_fixture_settle (MoveFixture *self);
void move_fixture_do_with_xdotool (MoveFixture *self, const char *commands);
void move_fixture_set_up (MoveFixture *self, gconstpointer data);
void move_fixture_tear_down (MoveFixture *self, gconstpointer data);
void move_fixture_find_mark (MoveFixture *self, gint32 session, double *x, double *y);
double move_fixture_get_day_px (MoveFixture *self);
void move_fixture_drag (MoveFixture *self, gint32 session, int days);
void move_fixture_release (MoveFixture *self);
RgmDay move_fixture_get_day (MoveFixture *self);
RgmDay move_fixture_get_saved_day (MoveFixture *self);
gboolean move_fixture_is_trying (MoveFixture *self);
const char *move_fixture_get_bubble (MoveFixture *self);
gboolean move_fixture_is_asked (MoveFixture *self);
gboolean move_fixture_wait_for (MoveFixture *self, gboolean (*condition) (MoveFixture *self));
void move_fixture_undo (MoveFixture *self);
void move_fixture_assert_put_back (MoveFixture *self);
gboolean move_fixture_says (MoveFixture *self, const char *part);
gboolean move_fixture_is_said (MoveFixture *self, const char *part);
void move_fixture_point_with_finger (MoveFixture *self);
void move_fixture_assert_let_go (MoveFixture *self);
void move_fixture_assert_hears_all (MoveFixture *self, GtkWidget *view);
