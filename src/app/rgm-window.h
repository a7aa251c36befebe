#pragma once

#include <adwaita.h>

#include "rgm-application.h"

G_BEGIN_DECLS

#define RGM_TYPE_WINDOW (rgm_window_get_type ())
G_DECLARE_FINAL_TYPE (RgmWindow, rgm_window, RGM, WINDOW, AdwApplicationWindow)

/*
 * What pages ask of the window, by the names of its actions. UUIDs are string parameters.
 *
 *   win.add-course                 opens RgmAddCourseDialog
 *   win.select-course (s)          shows another course of the patient
 *   win.edit-course, win.stop-course, win.pause-course, win.delete-course: the selected course
 *   win.book-session               opens RgmSessionDialog for a booking
 *   win.record-session             opens RgmSessionDialog for a session that took place
 *   win.edit-session (s)           opens RgmSessionDialog for that session
 *   win.move-session (s)           the same, with the date in focus
 *   win.confirm-session (s)        a booking took place
 *   win.cancel-session (s)         a booking was called off
 *   win.miss-session (s)           the patient did not come
 *   win.delete-session (s)         with Undo in a toast
 *   win.add-patient, win.edit-patient, win.archive-patient, win.delete-patient
 *   win.search, win.preferences, win.shortcuts, win.about
 */

RgmWindow *rgm_window_new (RgmApplication *application);

G_END_DECLS
