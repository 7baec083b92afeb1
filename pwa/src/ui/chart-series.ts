/** One colour of a chart; `colour` is a custom property, for example `--chart-1`. Null: there is no value there. */
export type ChartSeries = { name: string; colour: string; values: (number | null)[] }
