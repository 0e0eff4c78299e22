/**
 * The result codes of the 지방재정365 Open API and what a reader does about each.
 * - `rows`: the answer holds rows · `sample`: only the first five rows, because no registered key came with the request
 * - `missing`: nothing is published for the condition: neither an error nor zero
 * - `stop`: no other request will do better · `traffic`: today's requests are used up, go on after midnight
 * - `again`: the server's trouble: ask again
 */
export type Conduct = 'rows' | 'sample' | 'missing' | 'stop' | 'traffic' | 'again';

interface ResultCode {
  conduct: Conduct;
  /** What it means, for the operator; with what helps. */
  meaning: string;
}

const CODES: Readonly<Record<string, ResultCode>> = {
  'INFO-000': { conduct: 'rows', meaning: 'in order' },
  'INFO-100': { conduct: 'sample', meaning: 'sample of the first five rows: the key is not registered' },
  'INFO-200': { conduct: 'missing', meaning: 'nothing is published for this condition' },
  'INFO-300': { conduct: 'stop', meaning: 'the key was restricted by the manager: ask 지방재정365' },
  'ERROR-290': { conduct: 'stop', meaning: 'the key is not valid: check LOFIN_API_KEY' },
  'ERROR-300': { conduct: 'stop', meaning: 'a required parameter is missing: this is a fault of the portal' },
  'ERROR-310': { conduct: 'stop', meaning: 'there is no such service: it was retired or renamed' },
  'ERROR-333': { conduct: 'stop', meaning: 'the page is not a number: this is a fault of the portal' },
  'ERROR-336': {
    conduct: 'stop',
    meaning: 'more than 1,000 rows were asked for: this is a fault of the portal',
  },
  'ERROR-337': { conduct: 'traffic', meaning: 'the daily number of requests is used up' },
  'ERROR-500': { conduct: 'again', meaning: 'the server failed' },
  'ERROR-600': { conduct: 'again', meaning: 'the server has no connection to its database' },
  'ERROR-601': { conduct: 'again', meaning: 'the server failed in its database' },
};

/** What to do about a result code; one that is not in the published table stops, and says so. */
export function conductOf(code: string): ResultCode {
  return CODES[code] ?? { conduct: 'stop', meaning: 'a result code that the published table does not have' };
}
