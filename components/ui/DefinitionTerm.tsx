interface Props {
  term: string;
  /** In words that need no other term: "올해 쓸 수 있는 돈 전부". */
  meaning: string;
}

/** A term of the field at its first use in the page, with its meaning in plain sight. */
export function DefinitionTerm({ term, meaning }: Props) {
  return (
    <>
      <dfn>{term}</dfn>
      <span className="meaning"> ({meaning})</span>
    </>
  );
}
