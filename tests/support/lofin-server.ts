import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { encode, type Shape } from '@/tests/support/lofin-shapes';

export type LofinTestRow = Readonly<Record<string, string | number | null>>;

/** What is asked of the server, as it came in. */
export interface LofinRequest {
  service: string;
  page: number;
  size: number;
  params: Readonly<Record<string, string>>;
  key: string | null;
  userAgent: string;
}

/** Switches of misbehaviour. Numbers count down: so many of the next answers misbehave; `Infinity` for all. */
export interface LofinFaults {
  /** Result codes in the place of the next answers. */
  codes: string[];
  /** A page for people. */
  html: number;
  /** The first half of the body alone. */
  half: number;
  /** The connection is cut in the middle of the body. */
  cut: number;
  /** HTTP status 503. */
  status: number;
  /** No answer until the caller gives up. */
  silent: number;
  /** Milliseconds before each answer. */
  slowMs: number;
  /** No answer before so many requests were under way at once. */
  together: number;
  /** One row more than asked for. */
  extraRow: number;
  /** Half of the rows of a page. */
  shortPage: number;
  /** A page of the year before. */
  wrongYear: number;
  /** The total grows by one row with each answer. */
  movingTotal: number;
  /** The first row of the page before stands on the page again, in the place of its own. */
  rowTwice: number;
  /** A row of each answer changes, total and keys stay. */
  unsteady: number;
  /** After so many requests of one day the traffic is used up. */
  traffic: number;
  /** Sends the caller to this address, with the path and the query. */
  redirectTo: string | null;
  /** A key that is not registered gets a sample (INFO-100) in the place of an error. */
  samplesForUnknownKeys: boolean;
  /** The message repeats the whole address, the key in it. */
  tellsAddress: boolean;
}

const SOUND: LofinFaults = {
  codes: [],
  html: 0,
  half: 0,
  cut: 0,
  status: 0,
  silent: 0,
  slowMs: 0,
  together: 0,
  extraRow: 0,
  shortPage: 0,
  wrongYear: 0,
  movingTotal: 0,
  rowTwice: 0,
  unsteady: 0,
  traffic: Infinity,
  redirectTo: null,
  samplesForUnknownKeys: false,
  tellsAddress: false,
};

export interface LofinServerOptions {
  /** Rows by service; a request gets those that have its parameters' values. */
  services: Record<string, readonly LofinTestRow[]>;
  /** Keys that are registered. */
  keys?: readonly string[];
  shape?: Shape;
}

export interface LofinServer {
  baseUrl: string;
  services: Record<string, readonly LofinTestRow[]>;
  faults: LofinFaults;
  shape: Shape;
  requests: LofinRequest[];
  /** How many requests were under way at once, at most. */
  most: number;
  /** Switches every misbehaviour off and forgets the requests. */
  reset: () => void;
  close: () => Promise<void>;
}

const MESSAGES: Readonly<Record<string, string>> = {
  'INFO-000': '정상 처리되었습니다.',
  'INFO-100': '샘플 데이터입니다.',
  'INFO-200': '해당하는 데이터가 없습니다.',
  'INFO-300': '관리자에 의해 인증키 사용이 제한되었습니다.',
  'ERROR-290': '인증키가 유효하지 않습니다.',
  'ERROR-310': '해당하는 서비스를 찾을 수 없습니다.',
  'ERROR-336': '데이터요청은 한번에 최대 1,000건을 넘을 수 없습니다.',
  'ERROR-337': '일별 트래픽 제한을 넘은 호출입니다.',
};
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  QWGJK: ['fyr', 'exe_ymd'],
  HCFDA: ['fyr', 'laf_cd', 'exe_ymd'],
  SIHHC: ['fyr', 'txrv_ymd'],
  WCEGCF: ['smz_ctrt_ymd'],
};
const NOT_FILTERS = new Set(['Key', 'Type', 'pIndex', 'pSize']);

/** A server on this machine that speaks the protocol of the 지방재정365 Open API, with every misbehaviour as a switch. */
export async function startLofinServer(options: LofinServerOptions): Promise<LofinServer> {
  const state: LofinServer = {
    baseUrl: '',
    services: options.services,
    faults: { ...SOUND, codes: [] },
    shape: options.shape ?? 'two-objects',
    requests: [],
    most: 0,
    reset: () => {
      state.faults = { ...SOUND, codes: [] };
      state.shape = options.shape ?? 'two-objects';
      state.requests.length = 0;
      state.most = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  let now = 0;
  const server = createServer((request, response) => {
    now += 1;
    state.most = Math.max(state.most, now);
    // Over once it is answered: the caller can ask again before the connection says that it has everything.
    void answer(state, new Set(options.keys ?? []), request, response).finally(() => (now -= 1));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // A server that listens on TCP has an address of this shape.
  state.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lf/hub`;
  return state;
}

type Keys = ReadonlySet<string>;

async function answer(state: LofinServer, keys: Keys, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', state.baseUrl);
  const asked = requestOf(url, request);
  state.requests.push(asked);
  const { faults } = state;
  while (state.most < faults.together && !response.destroyed)
    await new Promise((passed) => setTimeout(passed, 5));
  if (faults.slowMs > 0) await new Promise((passed) => setTimeout(passed, faults.slowMs));
  if (took(faults, 'silent')) return;
  if (faults.redirectTo !== null) {
    response.writeHead(301, { location: `${faults.redirectTo}${url.pathname}${url.search}` }).end();
    return;
  }
  if (took(faults, 'status')) {
    response.writeHead(503).end('Service Unavailable');
    return;
  }
  if (took(faults, 'html')) {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!DOCTYPE html><html><body>점검 중</body></html>');
    return;
  }
  send(response, faults, bodyOf(state, keys, asked, url));
}

function send(response: ServerResponse, faults: LofinFaults, body: string): void {
  const bytes = Buffer.from(body);
  response.setHeader('content-type', 'application/json;charset=UTF-8');
  if (took(faults, 'cut')) {
    response.setHeader('content-length', bytes.length);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  } else response.end(took(faults, 'half') ? bytes.subarray(0, bytes.length / 2) : bytes);
}

type Countdown = { [K in keyof LofinFaults]: LofinFaults[K] extends number ? K : never }[keyof LofinFaults];

/** Whether the next answer misbehaves so; counts down. */
function took(faults: LofinFaults, name: Countdown): boolean {
  if (faults[name] <= 0) return false;
  faults[name] -= 1;
  return true;
}

function requestOf(url: URL, request: IncomingMessage): LofinRequest {
  const params = Object.fromEntries([...url.searchParams].filter(([name]) => !NOT_FILTERS.has(name)));
  return {
    service: url.pathname.split('/').at(-1) ?? '',
    page: Number(url.searchParams.get('pIndex')),
    size: Number(url.searchParams.get('pSize') ?? 100),
    params,
    key: url.searchParams.get('Key'),
    userAgent: request.headers['user-agent'] ?? '',
  };
}

function bodyOf(state: LofinServer, keys: Keys, asked: LofinRequest, url: URL): string {
  const { faults, shape } = state;
  const told = (code: string) => {
    const message = `${MESSAGES[code] ?? code}${faults.tellsAddress ? ` ${url.href}` : ''}`;
    return encode(shape, {
      service: asked.service,
      result: { CODE: code, MESSAGE: message },
      total: null,
      rows: [],
    });
  };
  const code = faults.codes.shift() ?? refusal(state, keys, asked);
  if (code !== null) return told(code);
  const all = rowsFor(state, asked);
  if (all.length === 0) return told('INFO-200');
  const unknown = isUnknown(asked, keys);
  const sample = asked.key === null || unknown;
  const from = sample ? 0 : (asked.page - 1) * asked.size;
  const page = misbehaved(state.requests.length, faults, all, from, sample ? 5 : asked.size);
  const total = all.length + (took(faults, 'movingTotal') ? state.requests.length : 0);
  const said = unknown ? 'INFO-100' : 'INFO-000';
  const result = { CODE: said, MESSAGE: MESSAGES[said] ?? '' };
  return encode(shape, { service: asked.service, result, total, rows: page });
}

function isUnknown({ key }: LofinRequest, keys: Keys): boolean {
  return key !== null && !keys.has(key);
}

/** In the order of the real one: the service's name is looked at before the key. */
function refusal(
  { services, faults, requests }: LofinServer,
  keys: Keys,
  asked: LofinRequest,
): string | null {
  if (services[asked.service] === undefined) return 'ERROR-310';
  if (isUnknown(asked, keys) && !faults.samplesForUnknownKeys) return 'ERROR-290';
  if (requests.length > faults.traffic) return 'ERROR-337';
  if (asked.size > 1000) return 'ERROR-336';
  if (!Number.isInteger(asked.page) || asked.page < 1) return 'ERROR-333';
  const missing = (REQUIRED[asked.service] ?? []).some((name) => asked.params[name] === undefined);
  return missing ? 'ERROR-300' : null;
}

function rowsFor({ services }: LofinServer, { service, params }: LofinRequest): LofinTestRow[] {
  const wanted = Object.entries(params);
  return (services[service] ?? []).filter((row) =>
    wanted.every(([name, value]) => String(row[name]) === value),
  );
}

function misbehaved(
  number: number,
  faults: LofinFaults,
  all: readonly LofinTestRow[],
  from: number,
  size: number,
): LofinTestRow[] {
  const page = all.slice(from, from + size);
  const [first] = page;
  if (first === undefined) return page;
  if (took(faults, 'extraRow')) page.push({ ...first, dbiz_cd: 'EXTRA' });
  if (took(faults, 'shortPage')) page.length = Math.floor(page.length / 2);
  if (from > 0 && took(faults, 'rowTwice')) page[0] = all[from - 1] ?? first;
  if (took(faults, 'unsteady')) page[0] = { ...first, ctrt_tot_tott_amt: number };
  if (took(faults, 'wrongYear')) return page.map((row) => ({ ...row, fyr: Number(row['fyr']) - 1 }));
  return page;
}
