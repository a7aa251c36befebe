#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

extern const char sample_protocol[];

RgmPlan *sample_plan_new (const char *protocol, const char *sessions, const char *today);

G_END_DECLS
