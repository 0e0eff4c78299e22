import { memberSitePool, sitePool } from '@/lib/db/site-pool';
import type { DraftPage, OwnProposal, OwnWriting, ProposalHelp } from '@/lib/domain/process/proposing';
import { findHelp, type HelpAsked } from '@/lib/queries/propose/help';
import { findDraft, findOwnProposal, findOwnWriting } from '@/lib/queries/propose/own-writing';
import { findPicture, type PictureFile } from '@/lib/queries/propose/pictures';

/** Reads of pages that know who is asking: none of them is kept. */
export function readOwnWriting(person: string, process: string): Promise<OwnWriting> {
  return findOwnWriting(memberSitePool(), person, process);
}

export function readDraft(id: string, person: string, process: string): Promise<DraftPage | null> {
  return findDraft(memberSitePool(), id, person, process);
}

export function readOwnProposal(
  person: string,
  process: string,
  number: number,
): Promise<OwnProposal | null> {
  return findOwnProposal(memberSitePool(), person, process, number);
}

export function readHelp(asked: HelpAsked): Promise<ProposalHelp | null> {
  return findHelp(sitePool(), asked);
}

export function readPicture(
  file: { hash: string; small: boolean },
  person: string | null,
): Promise<PictureFile | null> {
  return findPicture(memberSitePool(), file, person);
}
