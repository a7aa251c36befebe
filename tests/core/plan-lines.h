#pragma once

#include "plan-case.h"

GPtrArray *plan_lines_write (const PlanCase *plan_case, const RgmPlan *plan);
