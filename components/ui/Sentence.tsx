import { Fragment, type ReactNode } from 'react';

interface Props {
  /** A text with places in braces: `6월 30일까지 {spent}을 썼습니다.` */
  text: string;
  /** What stands in each place: figures with their receipts, links, terms. */
  slots: Readonly<Record<string, ReactNode>>;
}

/**
 * A sentence with figures in it. The text comes whole from content/, so that each language orders its words itself.
 * @throws Error where the text names a place that nothing was given for
 */
export function Sentence({ text, slots }: Props) {
  return text.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    if (!(part in slots)) throw new Error(`nothing given for {${part}} in "${text}"`);
    return <Fragment key={index}>{slots[part]}</Fragment>;
  });
}
