// Promises of the region: the phone's clock says where it is, and a clock of no place says nothing.

import { strictEqual as equal } from "node:assert";
import { regionOf } from "../../widgets/page/static/region.js";

const TABLE = { uk: "Europe/London -GB", sg: "Asia/Singapore -SG", us: "America/ -US" };

Deno.test("a time zone names its region, or none that we know", () => {
  equal(regionOf(TABLE, "Europe/London", ["en-US"]), "uk");
  equal(regionOf(TABLE, "America/New_York", []), "us");
  equal(regionOf(TABLE, "Africa/Nairobi", ["en-US"]), "");
});

Deno.test("without a time zone the languages say it, or nothing does", () => {
  for (const zone of ["", "UTC", "Etc/UTC"]) equal(regionOf(TABLE, zone, ["de", "en-SG"]), "sg");
  equal(regionOf(TABLE, "UTC", ["en"]), undefined);
});
