// What a case may make of a prediction, as every matrix shows it: this extension's, and the page's (web/).

/** So that results are told apart without colour and from afar; and what each means. */
export const RESULTS: Record<string, [sign: string, meaning: string]> = {
  corroborates: ["✓", "what was predicted is observed"],
  contradicts: ["✗", "the opposite is observed"],
  "absent as claimed": ["○", "neither the outcome nor its condition is there, as claimed"],
  silent: ["–", "the prediction does not bear on the case"],
  undecided: ["?", "an observation is missing"],
  contested: ["±", "it differs between two codings of the case"],
};

/** Those that a matrix has. */
export function resultsIn({ predictions, cases }: { predictions: { tendency: string | null }[]; cases: { results: string[] }[] }) {
  const seen = new Set([...cases.flatMap(({ results }) => results), ...predictions.map(({ tendency }) => tendency)]);
  return Object.entries(RESULTS).filter(([result]) => seen.has(result));
}
