/** The form of a participatory budget's id: the government's code, the fiscal year, a number where there are several. */
export const PROCESS_ID = /^\d{7}-\d{4}(-\d{1,2})?$/;
