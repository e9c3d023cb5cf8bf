// Writes a visit as a FHIR R4 document, on the phone: fills in what Python compiled, and decides nothing. The same
// as widgets/model/visit/fhir/document.py, which tells what each part means.

import { answerBlocks, listed, narrative, paragraph, table } from "./narrative.js";
import { leaves, others, response, split, valuesOf } from "./answers.js";
import { string } from "./exact_text.js";
import { factsOf } from "./facts.js";
import { today } from "../shared/dates.js";

const OWN = "urn:stridewell";
const MINUTES = { unit: "min", system: "http://unitsofmeasure.org", code: "min" };
const VALUES = /** @type {Record<string, string>} */ ({ integer: "valueInteger", boolean: "valueBoolean" });
const DIGITS = 12;
const PREFIX = 24;

/** @typedef {{level: string, flags: string[], flagLevels: string[], raisedBy: string[], unsure: string[],
 *   stopRunning: boolean, isLocked: boolean}} Facts `level` is "" where nothing is said of it */

/** The text of the document of a visit file. @param {any} madeOf compiled in Python @param {string} file
 * @param {any} everything that was given @param {string[]} left parts left out of the file @param {any} model of the
 * page for the visit */
export function documentText(madeOf, file, everything, left, model) {
  const { asked } = model.get("sheet");
  const facts = factsOf(model.get("tables"), madeOf.safety, asked, everything, left, today());
  const stamp = { id: newId().slice(0, PREFIX), at: new Date().toISOString() };
  return JSON.stringify(writeDocument(madeOf, JSON.parse(file), facts, stamp));
}

/** A random UUID (RFC 9562 §5.4), also where a page came without https. @returns {string} */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The Bundle of a visit file. @param {any} madeOf compiled in Python @param {any} visit as the file has it
 * @param {Facts} facts what follows from the answers @param {{id: string, at: string}} stamp the first 24 signs of a
 * UUID, and the moment */
export function writeDocument(madeOf, visit, facts, stamp) {
  const { words, questionnaire } = madeOf;
  const { taken, rest } = split(questionnaire, valuesOf(visit));
  const entry = /** @type {any[]} */ ([]);
  const address = (number) => `urn:uuid:${stamp.id}${number.toString(16).padStart(DIGITS, "0")}`;
  /** Takes a resource in, and gives the reference to it. @param {any} resource */
  const add = (resource) => {
    const fullUrl = address(entry.length + 2); // the first is the Composition's
    entry.push({ fullUrl, resource });
    return { reference: fullUrl };
  };
  const patient = add({ resourceType: "Patient", text: narrative([paragraph(words.patient)]) });
  const device = add(deviceOf(questionnaire));
  const form = add(questionnaire);
  const answers = add(
    responseOf(questionnaire, visit, patient, response(questionnaire, taken, visit.treatments !== null)),
  );
  const section = /** @type {any[]} */ ([]);
  const tell = (title, blocks, entries) => section.push({ title, text: narrative(blocks), entry: entries });
  if (facts.level) {
    const about = { patient, device, answers };
    const advice = adviceOf(madeOf.advice, questionnaire, facts, stamp.at, about);
    tell(words.advice, adviceWords(madeOf, facts), [add(advice)]);
  }
  const told = answerBlocks(questionnaire, taken, words.no);
  const kept = [answers, form];
  if (rest.length) {
    kept.push(add(othersOf(patient, others(rest))));
    told.push(listed(words.others, rest.map(([name, value]) => `${name}: ${[value].flat().join("; ")}`)));
  }
  tell(words.answers, [paragraph(words.reported), ...told], kept);
  if (visit.diary.length) {
    const runs = visit.diary.map((run) => add(runOf(madeOf.run, run, patient)));
    tell(words.diary, [diaryWords(madeOf, visit.diary)], runs);
  }
  if (visit.plan) {
    const goal = visit.plan.goal ? [add(goalOf(visit.plan.goal, patient))] : [];
    const plan = add(planOf(madeOf.plan, visit.plan, facts.isLocked, patient, goal));
    tell(words.plan, planWords(madeOf, visit.plan, facts.isLocked), [plan, ...goal]);
  }
  const composition = {
    resourceType: "Composition",
    language: questionnaire.language,
    text: narrative([paragraph(words.reported), paragraph(words.codes)]),
    status: "preliminary",
    type: madeOf.type,
    subject: patient,
    date: stamp.at,
    author: [patient, device],
    title: words.title,
    section,
  };
  return {
    resourceType: "Bundle",
    meta: { tag: [{ system: `${OWN}:format`, code: String(madeOf.version) }] },
    identifier: { system: "urn:ietf:rfc:3986", value: address(0) },
    type: "document",
    timestamp: stamp.at,
    entry: [{ fullUrl: address(1), resource: composition }, ...entry],
  };
}

/** @param {any} questionnaire */
const deviceOf = ({ version }) => ({
  resourceType: "Device",
  deviceName: [{ name: "Stridewell", type: "user-friendly-name" }],
  version: [{ value: version }],
});

/** @param {any} questionnaire @param {any} visit @param {any} patient @param {any[]} item */
const responseOf = ({ url, version }, visit, patient, item) => ({
  resourceType: "QuestionnaireResponse",
  extension: [{ url: `${OWN}:edition`, valueInteger: visit.edition }],
  questionnaire: `${url}|${version}`,
  status: "completed",
  subject: patient,
  author: patient,
  source: patient,
  ...(visit.made ? { authored: visit.made } : {}),
  ...(item.length ? { item } : {}),
});

/** @param {any} patient @param {any[]} item */
const othersOf = (patient, item) => ({
  resourceType: "QuestionnaireResponse",
  extension: [{ url: `${OWN}:answers-without-a-question`, valueBoolean: true }],
  status: "completed",
  subject: patient,
  item,
});

/** @param {any} questionnaire @returns {Record<string, any>} the own code of each question */
const codesOf = ({ item }) =>
  Object.fromEntries([...leaves(item)].map(({ linkId, code }) => [linkId, code[0]]));

const concept = (coding) => ({ coding: [coding] });

/** @param {any} made @param {any} questionnaire @param {Facts} facts @param {string} at @param {any} about */
function adviceOf(made, questionnaire, facts, at, { patient, device, answers }) {
  const codes = codesOf(questionnaire);
  const flags = facts.flags.map((name, place) => ({
    code: concept(codes[name]),
    valueCodeableConcept: concept(made.levels[facts.flagLevels[place]]),
  }));
  const unsure = facts.unsure
    .filter((name) => name in codes)
    .map((name) => ({ code: concept(codes[name]), valueCodeableConcept: made.unsure }));
  return {
    resourceType: "Observation",
    status: "preliminary",
    category: [made.category],
    code: made.code,
    subject: patient,
    effectiveDateTime: at,
    performer: [patient],
    valueCodeableConcept: concept(made.levels[facts.level]),
    device,
    derivedFrom: [answers],
    component: [...flags, ...unsure, { code: made.noRunning, valueBoolean: facts.stopRunning }],
  };
}

/** @param {any} madeOf @param {Facts} facts */
function adviceWords({ advice, words, questionnaire }, facts) {
  const codes = codesOf(questionnaire);
  const names = [...facts.flags, ...facts.raisedBy, ...facts.unsure].filter((name) => name in codes);
  const terms = [...new Set(names.map((name) => codes[name].display))];
  return [
    paragraph(advice.levels[facts.level].display),
    ...(terms.length ? [listed(words.because, terms)] : []),
    ...(facts.stopRunning ? [paragraph(advice.noRunning.coding[0].display)] : []),
    paragraph(words.reported),
  ];
}

const isGiven = (value) => value !== null && value !== "";

/** @param {any} made @param {any} run @param {any} patient */
const runOf = (made, run, patient) => ({
  resourceType: "Observation",
  status: "final",
  category: [made.category],
  code: made.code,
  subject: patient,
  effectiveDateTime: run.day,
  performer: [patient],
  component: made.parts
    .filter(({ name }) => isGiven(run[name]))
    .map((part) => ({ code: part.code, ...valueOf(part, run[part.name]) })),
});

/** @param {any} part @param {any} value */
function valueOf({ kind, options }, value) {
  if (kind === "choice") return { valueCodeableConcept: concept(options[value]) };
  if (kind === "minutes") return { valueQuantity: { value, ...MINUTES } };
  return { [VALUES[kind]]: value };
}

/** @param {any} madeOf @param {any[]} diary */
function diaryWords({ run: { parts }, words }, diary) {
  const cell = ({ kind, options }, value) => {
    if (!isGiven(value)) return "";
    if (kind === "boolean") return value ? words.yes : words.noStop;
    return String(kind === "choice" ? options[value].display : value);
  };
  const head = [words.day, ...parts.map(({ code }) => code.coding[0].display)];
  return table(head, diary.map((run) => [run.day, ...parts.map((part) => cell(part, run[part.name]))]));
}

/** @param {string} text @param {any} patient */
const goalOf = (text, patient) => ({
  resourceType: "Goal",
  lifecycleStatus: "proposed",
  description: string("text", text),
  subject: patient,
  expressedBy: patient,
});

/** The name of a programme that the guide has. @param {any} made @param {string} id @returns {string | undefined} */
const programmeOf = ({ programmes }, id) => Object.hasOwn(programmes, id) ? programmes[id] : undefined;

/** @param {any} made @param {any} plan @param {boolean} isLocked @param {any} patient @param {any[]} goal */
function planOf(made, plan, isLocked, patient, goal) {
  const code = String(plan.stage);
  const name = programmeOf(made, plan.programme);
  const detail = {
    ...(plan.programme ? { instantiatesUri: [`${OWN}:programme:${plan.programme}`] } : {}),
    code: { ...concept({ system: `${OWN}:step`, code }), text: made.step.replace("{step}", code) },
    status: isLocked ? "on-hold" : "scheduled",
    scheduledTiming: {
      repeat: {
        boundsPeriod: { start: plan.start },
        ...(plan.weekdays.length ? { dayOfWeek: plan.weekdays } : {}),
      },
    },
    ...(name ? { description: name } : {}),
  };
  return {
    resourceType: "CarePlan",
    status: isLocked ? "on-hold" : "active",
    intent: "plan",
    title: made.title,
    subject: patient,
    period: { start: plan.start },
    author: patient,
    activity: [{ detail }],
    ...(goal.length ? { goal } : {}),
    ...(isLocked ? { note: [{ text: made.onHold }] } : {}),
  };
}

/** @param {any} madeOf @param {any} plan @param {boolean} isLocked */
function planWords({ plan: made, words }, plan, isLocked) {
  const name = programmeOf(made, plan.programme) ?? plan.programme;
  const when = `${made.step.replace("{step}", String(plan.stage))}, ${plan.start}.`;
  return [
    paragraph(name ? `${name}. ${when}` : when),
    ...(plan.goal ? [paragraph(`${words.goal}: ${plan.goal}`)] : []),
    ...(isLocked ? [paragraph(made.onHold)] : []),
  ];
}
