#pragma once

#include "rgm-plan.h"

RgmDay sample_day (const char *text);
RgmPlan *sample_plan_new (const char *sessions, const char *today);
RgmPlan *sample_plan_new_beside (const char *sessions, const char *others, const char *today);
RgmPlan *sample_plan_new_stopped (const char *sessions, const char *today);
RgmPlan *sample_plan_new_long (guint n_sessions, int days_apart);
char *sample_sessions_new_random (void);
