// The API of gigrights, typed. Written by "make clients" from the OpenAPI document and runtime.ts: do not edit.

export interface Amount {
  /** which kind of amount: standard is the standard itself, contribution_… is what has to be paid, the others are
      money to be had */
  kind: "monthly" | "remaining" | "total" | "shortfall" | "one_off" | "standard" | "contribution_lowest" |
      "contribution_highest" | "contribution_own";
  /** Decimal number, written as text */
  value: string;
  /** the unit, for example CNY/month; percent is a percentage */
  unit: string;
  /** How it was worked out */
  working: string;
  /** How certain it is: exact, at most, an estimate, or the last published rate */
  certainty: "at_most" | "last_known" | "estimate" | "exact";
  /** the clauses in which the numbers stand */
  clauses: Array<CitedSentence>;
  /** the amount in words */
  text: string;
}

export interface Assessment {
  /** The day whose rules count */
  as_of: string;
  /** Which version of the rules was used */
  rulebook: Rulebook;
  /** Every entitlement relevant to the place of work, whatever the result */
  outcomes: Array<Outcome>;
  /** The receipt, only where it was asked for; how to check it: POST /api/v1/receipts/verify */
  receipt?: Record<string, unknown>;
  /** The facts most worth asking for next, the most useful first */
  next_questions: Array<string>;
}

export interface AssessmentRequest {
  /** This person's situation; leave out what is not known, or give null */
  situation: Situation;
  /** The day whose rules count, 2000-01-01 to 2100-12-31; today (Beijing time) if left out */
  as_of?: string | null;
  /** Include drafts for comment; a draft is not a right */
  include_drafts?: boolean | null;
  /** By which version of the rules: rulebook.version of an earlier answer; the present one unless given */
  rulebook?: string | null;
  /** Asks for a signed receipt, by which can be checked later what the rules said on that day */
  receipt?: boolean | null;
}

export interface Basis {
  /** Identifier of the basis, unique within the entitlement */
  id: string;
  /** Where it applies */
  regions: Array<Place>;
  /** The first day on which it applies */
  from: string;
  /** The last day, included */
  to: string | null;
  /** Whether the starting date is known only roughly */
  approximate: boolean;
  /** Whether it applies today; a draft never does */
  applies: boolean;
  /** Whether it rests on a draft for comment only */
  draft: boolean;
  /** claim: you can apply; owed: the platform owes it; lever: you can quote it, but no office pays it */
  force: "claim" | "owed" | "lever";
  /** It stands beside the bases of wider places; where false, it displaces them in its own place */
  complements: boolean;
  /** What we could not verify; a basis with this makes nobody eligible */
  unverified: string | null;
  /** The condition; null where there is none */
  condition: Condition | null;
  /** The clauses it rests on; the first one carries it */
  clauses: Array<string>;
  /** Clauses cited with it that give it no force */
  also: Array<string>;
}

export interface BatchAnswer {
  /** Which line, counted from 1; empty ones count too */
  line: number;
  /** The ref of the line, as it was sent */
  ref: string | number | null;
  /** The result; absent where something is wrong with the line */
  assessment?: Assessment;
  /** What is wrong; only where something is */
  problem?: Problem;
}

export interface BatchEnd {
  /** How many lines have been answered; without this line the answer has been cut off */
  rows: number;
}

export interface BatchRow {
  /** This person's situation; leave out what is not known, or give null */
  situation: Situation;
  /** The day whose rules count, 2000-01-01 to 2100-12-31; today (Beijing time) if left out */
  as_of?: string | null;
  /** Include drafts for comment; a draft is not a right */
  include_drafts?: boolean | null;
  /** By which version of the rules: rulebook.version of an earlier answer; the present one unless given */
  rulebook?: string | null;
  /** Asks for a signed receipt, by which can be checked later what the rules said on that day */
  receipt?: boolean | null;
  /** A reference of your own: text of at most 200 characters or a whole number, given back as it is */
  ref?: string | number | null;
}

export interface Change {
  /** with these answers the conditions are met; empty where waiting is all there is to do */
  facts: Record<string, unknown>;
  /** where one has to wait, the day from which the conditions are met */
  from: string | null;
  /** A whole sentence */
  text: string;
}

export interface Choice {
  /** The value to give in a situation */
  value: string;
  /** In words */
  label: string;
}

export interface CitedSentence {
  /** Identifier of the clause */
  id: string;
  /** Where the clause stands in the document */
  number: string | null;
  /** Original wording */
  quote: string;
  /** Identifier of the document */
  document: string;
  /** Title of the document */
  document_title: string;
  /** Official number of the document */
  document_number: string | null;
  /** Nature of the document; draft is a draft for comment */
  document_kind: string;
  /** Issuing body */
  issuer: string;
  /** Date of issue; only as exact as it is known: year, month or day */
  issued: string | null;
  /** In force from */
  in_force_from: string;
  /** Whether the starting date is known only roughly */
  approximate: boolean;
  /** Whether it is in force on the day asked about */
  standing: "in_force" | "draft" | "superseded" | "expired";
}

export interface Claim {
  /** Steps to take */
  steps: Array<string>;
  /** Papers needed */
  documents: Array<string>;
  /** Where to go */
  where: string | null;
  /** Phone number for questions */
  phone: string | null;
  /** Fee */
  fee: string | null;
  /** The first day on which you can apply */
  file_from: string | null;
  /** The last day on which you can apply */
  file_until: string | null;
}

export interface Clause {
  /** Identifier of the clause */
  id: string;
  /** Where the clause stands in the document */
  number: string | null;
  /** Original wording */
  quote: string;
  /** Identifier of the document */
  document: string;
  /** Title of the document */
  document_title: string;
  /** Official number of the document */
  document_number: string | null;
  /** Nature of the document; draft is a draft for comment */
  document_kind: string;
  /** Issuing body */
  issuer: string;
  /** Date of issue; only as exact as it is known: year, month or day */
  issued: string | null;
  /** In force from */
  in_force_from: string;
  /** Whether the starting date is known only roughly */
  approximate: boolean;
  /** Whether it is in force on the day asked about */
  standing: "in_force" | "draft" | "superseded" | "expired";
  /** of drafts only: what the final text made of this sentence */
  became: Fate | null;
  /** with include_drafts: how drafts had put this clause, and what drafts said on the same matter that was dropped */
  drafts: Array<Draft>;
}

export interface Concept {
  /** Identifier of the concept */
  id: string;
  /** The concept in words */
  title: string;
  /** Reasons */
  because: string | null;
  /** When it is so */
  holds: Condition | null;
  /** When it is not so; null: whenever holds is not */
  fails: Condition | null;
  /** The clauses it rests on */
  clauses: Array<string>;
}

export interface Condition {
  /** all: every part; any: one part is enough; not: must not be so (always over one criterion or concept); the others
      are a name */
  kind: "all" | "any" | "not" | "criterion" | "concept";
  /** Identifier of the criterion or concept */
  name: string | null;
  /** The criterion or concept in words */
  title: string | null;
  /** The parts */
  parts: Array<Condition>;
}

export interface Document {
  /** Identifier of the document */
  id: string;
  /** Title of the document */
  title: string;
  /** Official number; null where not verified */
  number: string | null;
  /** Issuing body */
  issuer: string;
  /** Adopted document, draft for comment, or official statement known from a report */
  kind: "final" | "draft" | "reported";
  /** Code of the place where it applies; 000000 is the whole country, XPCC the Corps */
  region: string;
  /** Name of the place where it applies */
  region_name: string;
  /** Date of issue; only as exact as it is known: year, month or day */
  issued: string | null;
  /** In force from */
  in_force_from: string;
  /** The last day in force, that day included */
  in_force_to: string | null;
  /** Whether the starting date is known only roughly */
  approximate: boolean;
  /** Whether it is in force today */
  standing: "in_force" | "draft" | "superseded" | "expired" | "not_yet";
  /** Day of the last check */
  verified_on: string;
  /** How many sentences we hold of it */
  clause_count: number;
  /** The day for which this was worked out */
  as_of: string;
  /** Version of the rule base, computed from its content */
  rulebook_version: string;
  /** The documents that it replaced */
  supersedes: Array<string>;
  /** The documents that replaced it */
  superseded_by: Array<string>;
  /** Source */
  source: Source;
  /** The sentences we hold, word for word */
  clauses: Array<HeldClause>;
}

export interface DocumentSummary {
  /** Identifier of the document */
  id: string;
  /** Title of the document */
  title: string;
  /** Official number; null where not verified */
  number: string | null;
  /** Issuing body */
  issuer: string;
  /** Adopted document, draft for comment, or official statement known from a report */
  kind: "final" | "draft" | "reported";
  /** Code of the place where it applies; 000000 is the whole country, XPCC the Corps */
  region: string;
  /** Name of the place where it applies */
  region_name: string;
  /** Date of issue; only as exact as it is known: year, month or day */
  issued: string | null;
  /** In force from */
  in_force_from: string;
  /** The last day in force, that day included */
  in_force_to: string | null;
  /** Whether the starting date is known only roughly */
  approximate: boolean;
  /** Whether it is in force today */
  standing: "in_force" | "draft" | "superseded" | "expired" | "not_yet";
  /** Day of the last check */
  verified_on: string;
  /** How many sentences we hold of it */
  clause_count: number;
}

export interface Documents {
  /** The day for which this was worked out */
  as_of: string;
  /** Version of the rule base, computed from its content */
  rulebook_version: string;
  /** Every document */
  documents: Array<DocumentSummary>;
}

export interface Draft {
  /** Identifier of the clause */
  id: string;
  /** Where the clause stands in the document */
  number: string | null;
  /** Original wording */
  quote: string;
  /** Identifier of the document */
  document: string;
  /** Title of the document */
  document_title: string;
  /** Date of issue; only as exact as it is known: year, month or day */
  issued: string | null;
  /** what the final text made of this sentence of the draft */
  became: Fate | null;
}

export interface Exclusion {
  /** In which case */
  condition: Condition | null;
  /** The clauses it rests on */
  clauses: Array<string>;
  /** Why not */
  text: string;
}

export interface FactRead {
  /** The name to give in a situation */
  fact: string;
  /** The full question */
  label: string;
}

export interface Fate {
  /** kept, widened, narrowed, more here and less there, dropped */
  what: "kept" | "widened" | "narrowed" | "mixed" | "dropped";
  /** the final document with which it was compared */
  document: string;
  /** Title of the document */
  document_title: string;
  /** the sentences of the final text that say it now; empty where it was dropped */
  by: Array<Sentence>;
  /** where it was dropped: the sentences of the final text about the same matter */
  instead: Array<Sentence>;
  /** what changed */
  note: string;
  /** A whole sentence */
  text: string;
}

export interface Health {
  /** Always ok */
  status: "ok";
  /** Version of the program */
  version: string;
  /** Which engine decides */
  engine: "durable-rules" | "kleene";
  /** Which version of the rules was used */
  rulebook: RulebookVersion;
}

export interface HeldClause {
  /** Identifier of the clause */
  id: string;
  /** Where the clause stands in the document */
  number: string | null;
  /** Original wording */
  quote: string;
  /** Identifier of the document */
  document: string;
  /** Title of the document */
  document_title: string;
  /** Official number of the document */
  document_number: string | null;
  /** Nature of the document; draft is a draft for comment */
  document_kind: string;
  /** Issuing body */
  issuer: string;
  /** Date of issue; only as exact as it is known: year, month or day */
  issued: string | null;
  /** In force from */
  in_force_from: string;
  /** Whether the starting date is known only roughly */
  approximate: boolean;
  /** Whether it is in force today; not_yet: it will be; draft: a draft for comment, which is never a right */
  standing: "in_force" | "draft" | "superseded" | "expired" | "not_yet";
  /** of drafts only: what the final text made of this sentence */
  became: Fate | null;
  /** with include_drafts: how drafts had put this clause, and what drafts said on the same matter that was dropped */
  drafts: Array<Draft>;
  /** What the sentence gives: right, duty, subsidy, commitment, pilot, encouragement */
  force: "right" | "duty" | "subsidy" | "commitment" | "pilot" | "encouragement";
  /** The last day in force, that day included */
  in_force_to: string | null;
  /** Editor's note, in Chinese only */
  note: string | null;
  /** The entitlements that rest on this sentence */
  cited_by: Array<Reference>;
  /** The numbers that this sentence sets; both empty: background only */
  sets: Array<Reference>;
}

export interface Key {
  /** Kind of key, always OKP */
  kty: "OKP";
  /** Curve, always Ed25519 */
  crv: "Ed25519";
  /** Use, always signatures */
  use: "sig";
  /** Id of the key, key_id in a receipt */
  kid: string;
  /** Public key, base64url */
  x: string;
  /** Signs at present; where false it only checks earlier receipts */
  current: boolean;
}

export interface Keys {
  /** The present public key and earlier ones */
  keys: Array<Key>;
}

export interface NextQuestion {
  /** The name to give in a situation */
  fact: string;
  /** Which group it belongs to */
  topic: string;
  /** Type */
  type: "boolean" | "integer" | "money" | "hours" | "month" | "date" | "region" | "enum" | "enum_list";
  /** Short form */
  name: string;
  /** The full question */
  label: string;
  /** Hint for the answer */
  hint: string | null;
  /** Why it is asked */
  why: string | null;
  /** Unit */
  unit: string | null;
  /** Values to choose from; empty for other types */
  choices: Array<Choice>;
  /** Least value */
  minimum: number | null;
  /** Greatest value */
  maximum: number | null;
  /** How many months ahead a month may lie */
  future_months: number | null;
  /** Asked only after this one */
  ask_after: string | null;
  /** A value that can be given */
  example: unknown;
  /** How many provisions wait for this answer */
  decides: number;
  /** Whether one of them pays */
  pays: boolean;
}

export interface NextQuestions {
  /** What is still to be asked, the most decisive first; empty when all has been asked */
  questions: Array<NextQuestion>;
}

export interface Outcome {
  /** Identifier of the entitlement */
  provision: string;
  /** Entitlement */
  title: string;
  /** What it is, in a sentence or two */
  summary: string;
  /** Family of the entitlement */
  family: string;
  /** Eligible, not eligible, facts missing, or rule not verified */
  status: "eligible" | "not_eligible" | "needs_information" | "not_verified";
  /** claim: you can apply; owed: the platform owes it; lever: you can quote it, but no office pays it */
  force: "claim" | "owed" | "lever";
  /** draft: only a draft for comment says it, so it is not a right */
  standing: "in_force" | "draft" | "superseded" | "expired";
  /** The main amount */
  amount: Amount | null;
  /** All amounts */
  amounts: Array<Amount>;
  /** Facts still missing to work out the amount */
  missing_for_amount: Array<string>;
  /** which numbers are not verified */
  unverified_for_amount: Array<string>;
  /** Eligible from */
  opens_on: string | null;
  /** Eligible until, that day included */
  closes_on: string | null;
  /** Paid until */
  pays_until: string | null;
  /** Whether the person already has it */
  already_in_use: boolean;
  /** The clauses it rests on */
  clauses: Array<Clause>;
  /** Reasons */
  reasons: Array<Reason>;
  /** Facts still missing */
  missing: Array<string>;
  /** what the person can do, or until which day to wait, so that the conditions are certainly met; the shortest ways,
      three at most */
  what_would_change_it: Array<Change>;
  /** Of one group only one can be taken */
  one_of: string | null;
  /** More than one of the group is open to the person, who has to choose */
  must_choose: boolean;
  /** Of the group, this one is suggested */
  recommended: boolean;
  /** Clauses of wider scope that it takes the place of */
  displaces: Array<string>;
  /** What is not verified */
  unverified: Array<string>;
  /** Notes */
  notes: Array<string>;
  /** How to go about it */
  claim: Claim;
}

export interface Parameter {
  /** Identifier of the parameter */
  id: string;
  /** The parameter in words */
  title: string;
  /** Unit */
  unit: string;
  /** Day of the last check */
  verified_on: string;
  /** Whether a new value is published every year */
  yearly: boolean;
  /** The fact on whose answer the value depends too */
  by: string | null;
  /** The day for which this was worked out */
  as_of: string;
  /** Version of the rule base, computed from its content */
  rulebook_version: string;
  /** Its values */
  values: Array<ParameterValue>;
}

export interface ParameterSummary {
  /** Identifier of the parameter */
  id: string;
  /** The parameter in words */
  title: string;
  /** Unit */
  unit: string;
  /** Day of the last check */
  verified_on: string;
  /** Whether a new value is published every year */
  yearly: boolean;
  /** The fact on whose answer the value depends too */
  by: string | null;
}

export interface ParameterValue {
  /** Where */
  regions: Array<Place>;
  /** For which answer to that fact */
  case: string | null;
  /** That answer in words */
  case_title: string | null;
  /** From which day */
  from: string;
  /** The last day, included */
  to: string | null;
  /** Whether it applies today */
  applies: boolean;
  /** The value: yuan with two places, a share as a fraction; null where not verified */
  value: string | null;
  /** Whether it is a ceiling */
  at_most: boolean;
  /** Tier */
  tier: string | null;
  /** What to know when reading this number */
  note: string | null;
  /** What is not verified */
  unverified: string | null;
  /** Which clause sets it */
  clause: string;
  /** A whole sentence */
  text: string | null;
}

export interface Parameters {
  /** The day for which this was worked out */
  as_of: string;
  /** Version of the rule base, computed from its content */
  rulebook_version: string;
  /** Every number */
  parameters: Array<ParameterSummary>;
}

export interface Place {
  /** Code of the place; 000000 is the whole country, XPCC the Corps */
  code: string;
  /** Name of the place */
  name: string;
}

export interface Problem {
  /** Kind of problem; the same in every version, so programs can compare it */
  type: string;
  /** The kind in words */
  title: string;
  /** HTTP status code */
  status: number;
  /** This particular case */
  detail: string;
  /** Every error in the content, all listed at once */
  errors: Array<ProblemEntry>;
}

export interface ProblemEntry {
  /** Where the error is, as a JSON Pointer (RFC 6901); empty text means the whole content */
  pointer: string;
  /** What is wrong */
  detail: string;
  /** How to mend it */
  hint: string | null;
}

export interface Provision {
  /** Identifier of the entitlement */
  id: string;
  /** Entitlement */
  title: string;
  /** What it is, in a sentence or two */
  summary: string;
  /** Family of the entitlement */
  family: string;
  /** The category in words */
  family_title: string;
  /** What its bases are worth, the strongest first; a draft gives no right, see draft_only */
  forces: Array<"claim" | "owed" | "lever">;
  /** Only drafts for comment ever said so: not a right */
  draft_only: boolean;
  /** Places with a basis today */
  regions: Array<Place>;
  /** Day of the oldest check among the documents it rests on */
  verified_on: string;
  /** The day for which this was worked out */
  as_of: string;
  /** Version of the rule base, computed from its content */
  rulebook_version: string;
  /** What must be so whatever the basis */
  requires: Condition | null;
  /** You have it already if */
  in_use: Condition | null;
  /** It has been done, and is no longer owed, if */
  fulfilled: Condition | null;
  /** Every legal basis */
  bases: Array<Basis>;
  /** Excluded if */
  bars: Array<Exclusion>;
  /** Of one group only one can be taken */
  one_of: string | null;
  /** The other entitlements of the group */
  alternatives: Array<Reference>;
  /** Notes */
  notes: Array<Remark>;
  /** The concepts that its conditions use */
  concepts: Array<Concept>;
  /** The numbers that its conditions and amounts use */
  parameters: Array<ParameterSummary>;
  /** Which facts can matter */
  facts: Array<FactRead>;
  /** The clauses it rests on */
  clauses: Array<HeldClause>;
  /** How to go about it */
  claim: Way;
}

export interface ProvisionSummary {
  /** Identifier of the entitlement */
  id: string;
  /** Entitlement */
  title: string;
  /** What it is, in a sentence or two */
  summary: string;
  /** Family of the entitlement */
  family: string;
  /** The category in words */
  family_title: string;
  /** What its bases are worth, the strongest first; a draft gives no right, see draft_only */
  forces: Array<"claim" | "owed" | "lever">;
  /** Only drafts for comment ever said so: not a right */
  draft_only: boolean;
  /** Places with a basis today */
  regions: Array<Place>;
  /** Day of the oldest check among the documents it rests on */
  verified_on: string;
}

export interface Provisions {
  /** The day for which this was worked out */
  as_of: string;
  /** Version of the rule base, computed from its content */
  rulebook_version: string;
  /** Every entitlement */
  provisions: Array<ProvisionSummary>;
}

export interface Question {
  /** The name to give in a situation */
  fact: string;
  /** Which group it belongs to */
  topic: string;
  /** Type */
  type: "boolean" | "integer" | "money" | "hours" | "month" | "date" | "region" | "enum" | "enum_list";
  /** Short form */
  name: string;
  /** The full question */
  label: string;
  /** Hint for the answer */
  hint: string | null;
  /** Why it is asked */
  why: string | null;
  /** Unit */
  unit: string | null;
  /** Values to choose from; empty for other types */
  choices: Array<Choice>;
  /** Least value */
  minimum: number | null;
  /** Greatest value */
  maximum: number | null;
  /** How many months ahead a month may lie */
  future_months: number | null;
  /** Asked only after this one */
  ask_after: string | null;
  /** A value that can be given */
  example: unknown;
}

export interface Questions {
  /** The groups, in order */
  topics: Array<Topic>;
  /** The facts, in the order of asking */
  questions: Array<Question>;
}

export interface Ready {
  /** Always ready */
  status: "ready";
}

export interface Reason {
  /** Identifier of the criterion */
  criterion: string;
  /** Holds, does not hold, not known yet */
  verdict: "true" | "false" | "unknown";
  /** The criterion in words */
  title: string;
  /** Detail about this person */
  detail: string | null;
  /** What it does to the result: for, against, open, or ground only */
  counts: "for" | "against" | "open" | "ground";
  /** Which facts were looked at */
  facts: Array<string>;
  /** A whole sentence */
  text: string;
}

export interface Reference {
  /** Identifier */
  id: string;
  /** Title */
  title: string;
}

export interface Remark {
  /** For whom */
  condition: Condition | null;
  /** Only beside these outcomes; empty: always */
  statuses: Array<string>;
  /** Notes */
  text: string;
}

export interface Rulebook {
  /** Version of the rule base, computed from its content */
  version: string;
  /** The day on which the least recently checked document of the rule base was checked */
  verified_on: string;
  /** Which engine decides; both always give the same result */
  engine: "durable-rules" | "kleene";
}

export interface RulebookVersion {
  /** Version of the rule base, computed from its content */
  version: string;
  /** The day on which the least recently checked document of the rule base was checked */
  verified_on: string;
}

export interface Sentence {
  /** Identifier of the clause */
  id: string;
  /** Where the clause stands in the document */
  number: string | null;
  /** Original wording */
  quote: string;
}

export interface Situation {
  /** Where do you mainly take orders? */
  work_region?: string | null;
  /** What kind of work do you mainly do? */
  occupation?: "food_delivery" | "instant_delivery" | "courier" | "ride_hailing" | "designated_driver" | "freight" |
      "domestic_service" | "livestreaming" | "online_shop" | "other_platform_work" | "not_platform_work" | null;
  /** Which platform do you mainly take orders from? */
  platform?: "meituan" | "eleme" | "dada" | "shansong" | "sf_intracity" | "caocao" | "didi" | "huolala" | "kuaigou" |
      "didi_freight" | "manbang_shengsheng" | "other" | null;
  /** What is your relation with the platform or station? */
  arrangement?: "labour_relation" | "managed" | "independent" | null;
  /** Do you decide whether and how long to be online? */
  schedule_autonomy?: boolean | null;
  /** Do platform rules or its system bind you when taking orders? */
  bound_by_platform_rules?: boolean | null;
  /** Are you your own boss, bearing your own profits and losses? */
  own_account?: boolean | null;
  /** Have you signed a labour contract or written agreement? */
  written_agreement?: boolean | null;
  /** Have you registered as a flexible worker where you work? */
  flexible_registration?: boolean | null;
  /** Where is your hukou? */
  hukou_region?: string | null;
  /** How do you pay pension insurance now? */
  pension?: "none" | "employer" | "flexible" | "resident" | null;
  /** How do you pay medical insurance now? */
  medical?: "none" | "employer" | "flexible" | "resident" | null;
  /** How much do you pay for pension insurance per month? */
  pension_paid?: string | null;
  /** How much do you pay for medical insurance per month? */
  medical_paid?: string | null;
  /** For how many months have you had the insurance subsidy? */
  subsidy_months_used?: number | null;
  /** Are you drawing unemployment benefit now? */
  receives_unemployment_benefit?: boolean | null;
  /** What is your unemployment insurance status now? */
  unemployment_insurance_now?: "none" | "employed" | "benefit" | null;
  /** How many months of unemployment insurance have been paid? */
  unemployment_insurance_months?: number | null;
  /** How old are you, in full years? */
  age?: number | null;
  /** In which year and month were you born? */
  birth_month?: string | null;
  /** What is your sex? */
  sex?: "female" | "male" | null;
  /** When did you complete your highest education? */
  graduation_month?: string | null;
  /** What is your highest education? */
  education?: "below_college" | "college_or_above" | "technician_college" | null;
  /** Contract or social insurance from an employer since graduating? */
  employed_since_graduation?: boolean | null;
  /** Before this work, months in a row registered as unemployed? */
  registered_unemployed_months?: number | null;
  /** Which of these apply to you? */
  hardship?: Array<"minimum_living_allowance" | "low_income_margin" | "disabled" | "zero_employment_family" |
      "long_unemployment_benefit" | "land_requisitioned" | "veteran" | "certified_other"> | null;
  /** Do you have a rural hukou and work away from the farm? */
  rural_labourer?: boolean | null;
  /** Have you been injured while working on an order? */
  injured_on_order?: boolean | null;
  /** On which day were you injured? */
  injury_date?: string | null;
  /** What injury cover do you have for this work? */
  injury_cover?: "none" | "employer" | "occupational_injury_scheme" | "commercial" | null;
  /** How much do you earn on the platform per month? */
  monthly_income?: string | null;
  /** How many hours a month do you work on orders? */
  monthly_hours?: string | null;
  /** Did you work on statutory public holidays? */
  worked_public_holiday?: boolean | null;
  /** Has the platform or station charged you a deposit? */
  deposit_charged?: boolean | null;
  /** Have you completed vocational skills training? */
  training_completed?: boolean | null;
  /** Which level of certificate do you have? */
  certificate_level?: "none" | "five" | "four" | "three" | "two" | "one" | null;
  /** In which year and month was the certificate issued? */
  certificate_month?: string | null;
  /** Have you joined a union? */
  union_member?: boolean | null;
  /** Does the platform publish order, piece-rate and commission rules? */
  platform_rules_published?: boolean | null;
  /** Has the platform given you safety and legal training? */
  safety_training?: boolean | null;
  /** Does the platform or station forbid you to take orders on other platforms? */
  other_platforms_forbidden?: boolean | null;
  /** Has the system ever blocked your account, stopped your orders or docked your money by itself? */
  automatic_penalty?: boolean | null;
  /** Do you have a business licence? */
  business?: "none" | "individual" | "company" | null;
  /** Do you sell what your own family grows, raises or makes by hand? */
  sells_own_products?: boolean | null;
  /** For how many months since getting the licence have you been in business and paid social insurance? */
  insured_business_months?: number | null;
  /** Are you a small-scale VAT taxpayer? */
  vat_small_scale?: boolean | null;
  /** How much are your sales per month? */
  monthly_sales?: string | null;
  /** Trouble repaying a loan, or in need of a guaranteed loan? */
  needs_loan?: boolean | null;
}

export interface Source {
  /** Kind of source */
  kind: string;
  /** Editor's note, in Chinese only */
  note: string | null;
  /** Address of the official page */
  address: string | null;
}

export interface Topic {
  /** Identifier */
  id: string;
  /** Title */
  title: string;
}

export interface Verification {
  /** The signature is good, bad, or of an unknown key */
  signature: "good" | "bad" | "unknown_key";
  /** The situation matches, differs, or was not given */
  situation: "matches" | "differs" | "not_given";
  /** Worked out anew by the same rules: the same, not the same, another version of the rules, or not worked out */
  rules: "confirmed" | "contradicted" | "other_version" | "not_checked";
  /** Nothing speaks against it */
  stands: boolean;
}

export interface VerificationRequest {
  /** The receipt to check, unchanged */
  receipt: Record<string, unknown>;
  /** The situation at the time; where given, it is checked that the receipt speaks of it, and it is worked out anew */
  situation?: Record<string, unknown> | null;
}

export interface Way {
  /** Steps to take */
  steps: Array<string>;
  /** Papers needed */
  documents: Array<string>;
  /** Where to go */
  where: string | null;
  /** Phone number for questions */
  phone: string | null;
  /** Fee */
  fee: string | null;
}

/** How to reach a server, and how patient to be with it. */
export interface Options {
  /** For more than small use: the key that whoever runs the server has given out. It travels in a header only. */
  key?: string;
  /** The language of the words in answers: "zh-CN" (default) or "en". */
  language?: string;
  /** How often a request that was refused with 429 is sent again after the time the server names; 3 unless given. */
  retries?: number;
  /** The longest time, in seconds, that is waited before that; 60 unless given. What has to wait longer is an error. */
  longestWait?: number;
  /** After how many milliseconds an answer is given up, a batch excepted; 30000 unless given. */
  timeout?: number;
  /** Told of answers that carry a Deprecation header: what was used is going to go. */
  onDeprecated?: (notice: { since: string; sunset: string | null; link: string | null }) => void;
  /** In place of the global fetch. */
  fetch?: typeof fetch;
  /** In place of a timer, for tests; takes milliseconds. */
  sleep?: (milliseconds: number) => Promise<void>;
}

/** The server has refused something, and says what and why. */
export class ProblemError extends Error {
  /** What the server says. */
  readonly problem: Problem;
  /** In how many seconds it may be sent again; null where the server does not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null) {
    super(
      [
        `${problem.status} ${problem.title}: ${problem.detail}`,
        ...problem.errors.map((one) => `${one.pointer || "/"}: ${one.detail}${one.hint ? ` (${one.hint})` : ""}`),
      ].join("\n"),
    );
    this.name = "ProblemError";
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** What kind of problem it is, such as "invalid-content": compare with this, and never with sentences. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(":") + 1);
  }
}

/** The answer to a batch ended before all of it was there. */
export class Truncated extends Error {
  /** How many rows had been answered. */
  readonly answered: number;

  constructor(answered: number, options?: { cause?: unknown }) {
    super(`the answer to a batch has been cut off after ${answered} rows`, options);
    this.name = "Truncated";
    this.answered = answered;
  }
}

/** What came back is no answer of the API: something between here and the server speaks in its place. */
export class UnexpectedAnswer extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(`${status}: ${detail}`);
    this.name = "UnexpectedAnswer";
    this.status = status;
  }
}

/** Rows that go in one request of a batch. Browsers cannot send a body bit by bit, so that long batches go in portions. */
const PORTION = 200;

/** The API of one server. Methods reject with ProblemError, with UnexpectedAnswer, or with what fetch rejects with. */
export class Gigrights {
  private readonly base: string;
  private readonly options: Options;

  constructor(base: string, options: Options = {}) {
    this.base = base.replace(/\/+$/, "");
    this.options = options;
  }

  /** Assess one person's situation */
  assess(content: AssessmentRequest): Promise<Assessment> {
    return this.json<Assessment>("POST", "/api/v1/assessments", content);
  }

  /** Assess many people: a line a person, answered as they are sent */
  batch(rows: Iterable<BatchRow> | AsyncIterable<BatchRow>): AsyncGenerator<BatchAnswer, void, undefined> {
    return this.lines<BatchAnswer>("/api/v1/assessments/batch", rows);
  }

  /** What to ask next */
  nextQuestions(content: AssessmentRequest): Promise<NextQuestions> {
    return this.json<NextQuestions>("POST", "/api/v1/questions/next", content);
  }

  /** Deadlines as a calendar file (.ics) */
  deadlines(content: AssessmentRequest): Promise<string> {
    return this.text("POST", "/api/v1/deadlines", content);
  }

  /** What facts can be given */
  questions(): Promise<Questions> {
    return this.json<Questions>("GET", "/api/v1/questions");
  }

  /** Public keys of receipts */
  keys(): Promise<Keys> {
    return this.json<Keys>("GET", "/api/v1/keys");
  }

  /** Check a receipt */
  verifyReceipt(content: VerificationRequest): Promise<Verification> {
    return this.json<Verification>("POST", "/api/v1/receipts/verify", content);
  }

  /** Which entitlements there are */
  provisions(): Promise<Provisions> {
    return this.json<Provisions>("GET", "/api/v1/provisions");
  }

  /** Conditions, numbers and legal bases of one entitlement */
  provision(id: string): Promise<Provision> {
    return this.json<Provision>("GET", `/api/v1/provisions/${encodeURIComponent(id)}`);
  }

  /** Which numbers there are */
  parameters(): Promise<Parameters> {
    return this.json<Parameters>("GET", "/api/v1/parameters");
  }

  /** The values of one number, by place and time */
  parameter(id: string): Promise<Parameter> {
    return this.json<Parameter>("GET", `/api/v1/parameters/${encodeURIComponent(id)}`);
  }

  /** Which documents there are */
  documents(): Promise<Documents> {
    return this.json<Documents>("GET", "/api/v1/documents");
  }

  /** One document with every sentence that we hold of it */
  document(id: string): Promise<Document> {
    return this.json<Document>("GET", `/api/v1/documents/${encodeURIComponent(id)}`);
  }

  /** Whether the process is well, who decides, and by which version of the rules */
  healthz(): Promise<Health> {
    return this.json<Health>("GET", "/healthz");
  }

  /** Whether it can answer: 200 only once the calculator is made */
  readyz(): Promise<Ready> {
    return this.json<Ready>("GET", "/readyz");
  }

  private async json<Answer>(method: string, path: string, content?: unknown): Promise<Answer> {
    const reply = await this.send(method, path, content === undefined ? undefined : JSON.stringify(content));
    if (!isJson(reply)) throw new UnexpectedAnswer(reply.status, "not JSON");
    return (await reply.json()) as Answer;
  }

  private async text(method: string, path: string, content?: unknown): Promise<string> {
    const reply = await this.send(method, path, content === undefined ? undefined : JSON.stringify(content));
    return reply.text();
  }

  private async *lines<Answer extends { line: number }>(
    path: string,
    rows: Iterable<unknown> | AsyncIterable<unknown>,
  ): AsyncGenerator<Answer, void, undefined> {
    let portion: string[] = [];
    let before = 0;
    for await (const row of rows) {
      portion.push(JSON.stringify(row));
      if (portion.length === PORTION) {
        yield* this.portion<Answer>(path, portion, before);
        before += portion.length;
        portion = [];
      }
    }
    if (portion.length > 0) yield* this.portion<Answer>(path, portion, before);
  }

  private async *portion<Answer extends { line: number }>(
    path: string,
    rows: string[],
    before: number,
  ): AsyncGenerator<Answer, void, undefined> {
    const reply = await this.send("POST", path, rows.join("\n") + "\n", "application/x-ndjson");
    let answered = 0;
    let end: number | null = null;
    try {
      for await (const line of eachLine(reply)) {
        const found = JSON.parse(line) as Answer | BatchEnd;
        if ("line" in found) {
          answered += 1;
          yield { ...found, line: found.line + before };
        } else {
          end = found.rows;
        }
      }
    } catch (cause) {
      throw new Truncated(before + answered, { cause });
    }
    if (end !== answered || answered !== rows.length) throw new Truncated(before + answered);
  }

  private async send(method: string, path: string, body?: string, type = "application/json"): Promise<Response> {
    const { key, language = "zh-CN", retries = 3, longestWait = 60, timeout = 30000 } = this.options;
    const headers: Record<string, string> = { Accept: "*/*", "Accept-Language": language };
    if (body !== undefined) headers["Content-Type"] = type;
    if (key !== undefined) headers["Authorization"] = `Bearer ${key}`;
    for (let tries = 0; ; tries++) {
      const init: RequestInit = { method, headers, redirect: "error" };
      if (body !== undefined) init.body = body;
      if (type === "application/json") init.signal = AbortSignal.timeout(timeout);
      const reply = await (this.options.fetch ?? fetch)(this.base + path, init);
      if (reply.status === 200) {
        this.tellDeprecation(reply);
        return reply;
      }
      const wait = seconds(reply.headers.get("Retry-After"));
      if (reply.status !== 429 || tries >= retries || wait === null || wait > longestWait) throw await refusal(reply, wait);
      await reply.body?.cancel();
      await (this.options.sleep ?? pause)(wait * 1000);
    }
  }

  private tellDeprecation(reply: Response): void {
    const since = reply.headers.get("Deprecation");
    if (since === null) return;
    this.options.onDeprecated?.({ since, sunset: reply.headers.get("Sunset"), link: reply.headers.get("Link") });
  }
}

async function refusal(reply: Response, wait: number | null): Promise<Error> {
  if (!isJson(reply)) return new UnexpectedAnswer(reply.status, (await reply.text()).slice(0, 200));
  return new ProblemError((await reply.json()) as Problem, wait);
}

async function* eachLine(reply: Response): AsyncGenerator<string, void, undefined> {
  if (reply.body === null) return;
  const reader = reply.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      for (const line of lines) if (line !== "") yield line;
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}

function isJson(reply: Response): boolean {
  return /^application\/(problem\+)?json\b/.test(reply.headers.get("Content-Type") ?? "");
}

/** Retry-After is a number of seconds, or a day and time. */
function seconds(given: string | null): number | null {
  if (given === null) return null;
  if (/^\d+$/.test(given)) return Number(given);
  const then = Date.parse(given);
  return Number.isNaN(then) ? null : Math.max(0, Math.ceil((then - Date.now()) / 1000));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
