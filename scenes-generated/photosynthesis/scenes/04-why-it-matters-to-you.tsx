import {BarChart, Diagram, lecture} from 'lectern';

export default lecture(
  {
    title: 'Why it matters to you',
    lines: [
      'Half of the oxygen is made in the sea',
      'And all food begins with something green',
      'Follow the sunlight onto your plate',
    ],
  },
  function* (stage) {
    const chart = stage.placeIn(
      new BarChart({
        bars: [
          {label: 'plankton', value: 50, color: 'blue'},
          {label: 'land plants', value: 50, color: 'green'},
        ],
        unit: ' %',
      }),
      'A1',
      'F6',
    );
    const food = stage.placeIn(
      new Diagram({
        nodes: [
          {id: 'grass', icon: 'lucide:sprout', color: 'green'},
          {id: 'cow', icon: 'lucide:beef', color: 'pink'},
          {id: 'milk', icon: 'lucide:milk', color: 'blue'},
          {id: 'you', icon: 'lucide:user-round', color: 'orange', shape: 'round'},
        ],
        edges: [
          {from: 'grass', to: 'cow'},
          {from: 'cow', to: 'milk'},
          {from: 'milk', to: 'you'},
        ],
        direction: 'right',
      }),
      'A1',
      'F6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(chart);
    });

    yield* stage.beat(2, function* () {
      yield* stage.clear();
      yield* stage.show(food);
    });

    yield* stage.beat(3, function* () {
      yield* food.walk(['grass', 'cow', 'milk', 'you']);
      yield* food.highlight('you');
    });
  },
);
