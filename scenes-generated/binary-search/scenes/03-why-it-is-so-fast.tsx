import {BarChart, Formula, lecture, Table} from 'lectern';

export default lecture(
  {
    title: 'Why it is so fast',
    lines: [
      'Every look halves what is left',
      'Doubling the list costs one look more',
      'The number of looks is a logarithm',
    ],
  },
  function* (stage) {
    const left = stage.placeIn(
      new BarChart({
        bars: [
          {label: 'start', value: 64},
          {label: '1 look', value: 32},
          {label: '2 looks', value: 16},
          {label: '3 looks', value: 8},
          {label: '4 looks', value: 4},
          {label: '5 looks', value: 2},
          {label: '6 looks', value: 1},
        ],
      }),
      'A1',
      'F6',
    );
    const table = stage.placeIn(
      new Table({
        head: ['items', 'one by one', 'binary search'],
        rows: [
          [8, 8, 4],
          [16, 16, 5],
          [32, 32, 6],
          ['1 000 000', '1 000 000', 20],
        ],
      }),
      'A1',
      'C6',
    );
    const formula = stage.placeIn(
      new Formula({tex: String.raw`\text{looks} \approx \log_2 n`}),
      'E1',
      'E6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(left);
    });

    yield* stage.beat(2, function* () {
      yield* stage.clear();
      yield* stage.show(table);
    });

    yield* stage.beat(3, function* () {
      yield* table.column(3).highlight('green');
      yield* stage.show(formula);
    });
  },
);
