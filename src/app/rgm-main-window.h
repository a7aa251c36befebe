#pragma once

#include <adwaita.h>

#include "rgm-application.h"
#include "rgm-workspace.h"

G_BEGIN_DECLS

#define RGM_TYPE_MAIN_WINDOW (rgm_main_window_get_type ())
G_DECLARE_FINAL_TYPE (RgmMainWindow, rgm_main_window, RGM, MAIN_WINDOW, AdwApplicationWindow)

/*
 * What pages ask of the window, by the names of its actions:
 *
 *   win.keep-log, win.track-patients, win.open-sample     what the database is for
 *   win.try-again, win.open-database, win.show-in-folder  where it lies
 *   win.add-patient, win.edit-patient, win.archive-patient, win.delete-patient
 *   win.export, win.import, win.export-patient, win.erase-patient
 *   win.add-course, win.book-session, win.record-session  handed on to the course page
 *   win.undo, win.redo
 *   win.search, win.show-archived, win.back, win.preferences, win.shortcuts, win.about
 */

RgmMainWindow *rgm_main_window_new (RgmApplication *application, RgmWorkspace *workspace);
RgmWorkspace *rgm_main_window_get_workspace (RgmMainWindow *self);
const char *rgm_main_window_get_path (RgmMainWindow *self);

G_END_DECLS
