// The script of a page. A server that joins scripts sends one in its place that has the components in it too.

import { openPage } from "./host.js";

openPage({});
