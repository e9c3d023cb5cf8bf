// The same as the visit file, for the clinic's computer: its script and its questions come when it is asked for, from
// beside this page. It is made here, and nothing of a person is in what is asked.

import { today } from "../shared/dates.js";
import { saveFile } from "../shared/save_file.js";

/** @typedef {import("./visit_file.js").Given} Given */

const SCRIPT = "../visit_fhir/visit_fhir.js";
const KIND = "application/fhir+json";
// Not parsed as HTML: the policy of this page would refuse, and tell of, the style of that one.
const MADE_OF = /<script[^>]* data-made-of[^>]*>([^<]*)<\/script>/;

/** Saves the file. @param {{address: string, file: string, everything: Given, left: string[], model: any}} from
 * where the questions are told, the visit file, all that was given, and the parts left out
 * @returns {Promise<string>} the name of the words to say */
export async function saveClinicFile({ address, file, everything, left, model }) {
  try {
    const [{ documentText }, page] = await Promise.all([
      import(new URL(SCRIPT, import.meta.url).href),
      fetch(address).then((answer) => answer.text()),
    ]);
    const madeOf = JSON.parse(MADE_OF.exec(page)?.[1] ?? "");
    if (madeOf.edition !== model.get("sheet").edition) return "fhirOlder";
    saveFile(documentText(madeOf, file, everything, left, model), KIND, `my-visit-${today()}.fhir.json`);
    return "fhirSaved";
  } catch {
    return "fhirNot";
  }
}
