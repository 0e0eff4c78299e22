/**
 * Officials at work in the finance database: what the portal pulled before, and what it is pulling when it is killed. SQL over the
 * contract's relations.
 */

/** Two governments; the third is served from files until the feed brings its first row. */
const SERVED = `(VALUES ('1111000'), ('1114000')) AS g (laf_cd)`;
const COLUMNS = `fyr, wa_laf_cd, laf_cd, dept_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, fld_cd, fld_nm, part_cd, part_nm,
  cpl_amt, bdg_cash_amt, bdg_ntep, capep, sggep, etc_amt, ep_amt`;

/** `each` projects in each of two years and governments, and something of every relation. */
export function workBefore(each: number): string[] {
  return [
    `INSERT INTO finance.project (${COLUMNS})
     SELECT fyr, '1100000', laf_cd, '01', 'P' || n, '사업 ' || n, '100', '일반회계', '080', '사회복지', '081', '주택',
            900000, 1000000, 500000, 300000, 200000, 0, 100000 + n
       FROM ${SERVED}, generate_series(2025, 2026) fyr, generate_series(0, ${each - 1}) n`,
    `INSERT INTO finance.department SELECT laf_cd, '0' || n, '부서 ' || n FROM ${SERVED}, generate_series(1, 3) n`,
    `INSERT INTO finance.budget_event (id, fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, step, event_on, amt)
     SELECT row_number() OVER (), 2026, laf_cd, '01', 'P' || n, '100', 'enacted', date '2025-12-20', 900000
       FROM ${SERVED}, generate_series(0, 9) n`,
    `INSERT INTO finance.revenue
     SELECT 2026, laf_cd, 'budget', '2' || n || '0', '세입 ' || n, n * 1000000 FROM ${SERVED}, generate_series(1, 5) n`,
    `INSERT INTO finance.settlement
     SELECT 2025, laf_cd, '080', '사회복지', '08' || n, '부문 ' || n, n * 700000 FROM ${SERVED}, generate_series(1, 5) n`,
    `INSERT INTO finance.indicator
     SELECT 2026, laf_cd, 'independence', 'original', '재정자립도', '%', 30.5 FROM ${SERVED}`,
    `INSERT INTO finance.contract (laf_cd, contract_no, revision, smz_ctrt_ymd, ctrt_trgt_nm, ctrt_tot_tott_amt, clt_nm)
     SELECT laf_cd, 'C' || n, 1, date '2026-03-01' + n, '공사 ' || n, n * 5000000, '업체' FROM ${SERVED}, generate_series(1, 8) n`,
    `INSERT INTO finance.subsidy_program (id, fyr, laf_cd, nm, amt)
     SELECT 'S' || laf_cd || n, 2026, laf_cd, '보조사업 ' || n, 1000000 FROM ${SERVED}, generate_series(1, 3) n`,
    `INSERT INTO finance.subsidy_award (id, program_id, recipient_nm, amt, awarded_on)
     SELECT 'A' || id, id, '단체', 500000, '2026-02-01' FROM finance.subsidy_program`,
    `INSERT INTO finance.subsidy_event (id, program_id, award_id, step, event_on, amt)
     SELECT 'E' || id, program_id, id, 'award', '2026-02-01', 500000 FROM finance.subsidy_award`,
  ];
}

/** What was pulled by the feed before: among it projects and contracts that go, to come back later. */
export const WORK_BETWEEN: readonly string[] = [
  `UPDATE finance.project SET ep_amt = ep_amt + 1 WHERE dbiz_cd IN ('P3', 'P4')`,
  `DELETE FROM finance.project WHERE fyr = 2026 AND dbiz_cd IN ('P0', 'P1')`,
  `DELETE FROM finance.contract WHERE contract_no = 'C1'`,
  `UPDATE finance.revenue SET amt = amt + 1 WHERE source_cd = '210'`,
];

/**
 * What is pulled when the kill comes: rows of every relation inserted, changed several times, removed and back again, a change of
 * department, rows that are kept out, and the first row of a government that was served from files.
 */
export const WORK_AFTER: readonly string[] = [
  `UPDATE finance.project SET ep_amt = ep_amt + 7 WHERE fyr = 2026 AND right(dbiz_cd, 1) IN ('2', '5')`,
  `UPDATE finance.project SET ep_amt = ep_amt + 7, bdg_cash_amt = bdg_cash_amt - 1 WHERE fyr = 2026 AND right(dbiz_cd, 1) = '5'`,
  `UPDATE finance.project SET dept_cd = '03' WHERE fyr = 2026 AND dbiz_cd = 'P6'`,
  `DELETE FROM finance.project WHERE fyr = 2026 AND dbiz_cd = 'P7'`,
  `INSERT INTO finance.project (${COLUMNS})
   SELECT 2026, '1100000', laf_cd, '01', code, '사업 ' || code, '100', '일반회계', '080', '사회복지', '081', '주택',
          900000, 1000000, 500000, 300000, 200000, 0, 5
     FROM ${SERVED}, (VALUES ('P0'), ('NEW1'), ('NEW2')) AS p (code)`,
  `INSERT INTO finance.project (fyr, laf_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, ep_amt)
   VALUES (2026, '1117000', 'TAKEN', '넘어온 사업', '100', '일반회계', 3), (2026, '9999999', 'NOWHERE', '없는 곳', '100', '일반회계', 3),
          (2026, '1111000', 'HUGE', '너무 큰 사업', '100', '일반회계', 9007199254740993)`,
  `UPDATE finance.department SET dept_nm = dept_nm || ' (개편)' WHERE dept_cd = '02'`,
  `INSERT INTO finance.budget_event (id, fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd, step, round, event_on, amt)
   SELECT 1000 + row_number() OVER (), 2026, laf_cd, '01', 'P5', '100', 'supplementary', 1, date '2026-05-20', 100000 FROM ${SERVED}`,
  `UPDATE finance.revenue SET amt = amt * 2 WHERE source_cd IN ('220', '230')`,
  `DELETE FROM finance.settlement WHERE part_cd = '083'`,
  `UPDATE finance.indicator SET value = 31.25 WHERE laf_cd = '1111000'`,
  `INSERT INTO finance.contract (laf_cd, contract_no, revision, smz_ctrt_ymd, ctrt_trgt_nm, ctrt_tot_tott_amt)
   SELECT laf_cd, 'C1', 1, date '2026-03-02', '다시 맺은 공사', 1 FROM ${SERVED}`,
  `UPDATE finance.contract SET ctrt_tot_tott_amt = ctrt_tot_tott_amt + 1 WHERE contract_no = 'C2'`,
  `DELETE FROM finance.contract WHERE contract_no = 'C3'`,
  `INSERT INTO finance.subsidy_event (id, program_id, step, event_on, amt)
   SELECT 'X' || id, id, 'settlement', '2026-06-30', 1 FROM finance.subsidy_program`,
  `UPDATE finance.subsidy_award SET amt = amt + 1`,
];
