#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_PROBLEM_PAGE (rgm_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (RgmProblemPage, rgm_problem_page, RGM, PROBLEM_PAGE, AdwBin)

GtkWidget *rgm_problem_page_new (void);
void rgm_problem_page_set_problem (RgmProblemPage *self, const GError *problem, const char *path);
void rgm_problem_page_set_backups (RgmProblemPage *self, const GPtrArray *backups);
void rgm_problem_page_set_salvaged (RgmProblemPage *self, const char *path);

G_END_DECLS
