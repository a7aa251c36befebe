#pragma once

#include "rgm-cli-arguments.h"
#include "rgm-cli.h"
#include "rgm-skin.h"

G_BEGIN_DECLS

/**
 * RgmCliRequest:
 * @concern: id of a protocol
 * @protocol: path of a protocol file
 * @course: id of a course in the database
 * @database: path of the database
 * @severity: id of a severity
 * @basis: id of a basis
 * @done: dates of sessions done
 * @booked: dates of bookings, each with a time or without
 * @today: the date to plan from
 * @format: text or json
 *
 * What was asked for, word by word; %NULL where an option was not given. All fields are owned.
 */
typedef struct {
  char *concern;
  char *protocol;
  char *course;
  char *database;
  char *severity;
  char *basis;
  char **done;
  char **booked;
  char *today;
  char *format;
} RgmCliRequest;

void rgm_cli_request_clear (RgmCliRequest *self);
gboolean rgm_cli_request_check (const RgmCliRequest *self, GError **error);
RgmPlan *rgm_cli_request_plan (const RgmCliRequest *self, const RgmCli *cli, RgmDay today,
                               GError **error);
RgmPlan *rgm_cli_request_plan_stored (const RgmCliRequest *self, const RgmCli *cli, RgmDay today,
                                      RgmCourseContent **content, RgmSkin **skin,
                                      GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmCliRequest, rgm_cli_request_clear)

G_END_DECLS
