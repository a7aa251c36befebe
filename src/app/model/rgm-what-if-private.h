#pragma once

#include "rgm-what-if.h"

G_BEGIN_DECLS

struct _RgmWhatIf {
  GObject parent_instance;

  RgmCourseModel *model;
  /* As it is in the database; %NULL while nothing is moved. */
  RgmSessionRecord *original;
  RgmDay day;
  gboolean is_saving;
};

void rgm_what_if_say (RgmWhatIf *self, const char *sentence);
void rgm_what_if_end (RgmWhatIf *self);

G_END_DECLS
