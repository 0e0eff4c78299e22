/** What can be shown of a bundle beside the desk. */
export const BUNDLE_VIEWS = ['sheets', 'cover', 'entry'] as const;
export type BundleView = (typeof BUNDLE_VIEWS)[number];

export const paperDesk = (process: string) => `/desk/${process}/paper`;
export const kioskDesk = (process: string) => `/desk/${process}/kiosk`;
export const bundlePath = (process: string, bundle: number, show: BundleView) =>
  `${paperDesk(process)}?bundle=${bundle}&show=${show}`;

export const isBundleView = (text: string | null): text is BundleView =>
  BUNDLE_VIEWS.some((view) => view === text);
