/** A number of the portal's state, in Prometheus' terms. Names end in their unit; of labels there are few values. */
export interface Sample {
  name: string;
  help: string;
  value: number;
  labels?: Readonly<Record<string, string>>;
}
