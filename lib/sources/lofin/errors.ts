import { SourceError } from '@/lib/sources/source';

/** The server's trouble or a damaged answer: the same request may do better. */
export class TransientError extends SourceError {
  override name = 'TransientError';
}

/** A page that cannot be right: too short, too long, of another year. Asked for again; after that the snapshot is unsettled. */
export class PageFaultError extends TransientError {
  override name = 'PageFaultError';
}

/** The daily number of requests is used up: pages that came are kept, the rest comes after midnight. */
export class TrafficError extends SourceError {
  override name = 'TrafficError';
}

/** What came cannot be one state of the data: a total that moved, a row on two pages, a page of another year. */
export class UnsettledError extends SourceError {
  override name = 'UnsettledError';
}
