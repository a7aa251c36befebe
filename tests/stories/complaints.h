#pragma once

void complaints_tell (void);
