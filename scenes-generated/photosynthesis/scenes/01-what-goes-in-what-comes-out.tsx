import {Diagram, lecture} from 'lectern';

export default lecture(
  {
    title: 'What goes in, what comes out',
    lines: [
      'A leaf catches sunlight',
      'It takes in water and carbon dioxide',
      'It makes sugar and sets oxygen free',
      'The energy of the light ends up in the sugar',
    ],
  },
  function* (stage) {
    const leaf = stage.placeIn(
      new Diagram({
        nodes: [
          {id: 'light', label: 'sunlight', icon: 'lucide:sun', color: 'yellow'},
          {id: 'leaf', label: 'leaf', icon: 'lucide:leaf', color: 'green', shape: 'round'},
          {id: 'water', label: 'water', icon: 'lucide:droplets', color: 'blue'},
          {id: 'carbon', label: 'carbon dioxide', icon: 'lucide:cloud', color: 'pink'},
          {id: 'sugar', label: 'sugar', icon: 'lucide:candy', color: 'orange'},
          {id: 'oxygen', label: 'oxygen', icon: 'lucide:wind', color: 'violet'},
        ],
        edges: [
          {from: 'light', to: 'leaf'},
          {from: 'water', to: 'leaf'},
          {from: 'carbon', to: 'leaf'},
          {from: 'leaf', to: 'sugar'},
          {from: 'leaf', to: 'oxygen'},
        ],
        direction: 'right',
        revealed: 'none',
      }),
      'A1',
      'F6',
    );

    yield* stage.beat(1, function* () {
      yield* stage.show(leaf, leaf.node('light'), leaf.node('leaf'), leaf.edge('light', 'leaf'));
    });

    yield* stage.beat(2, function* () {
      yield* stage.show(
        leaf.node('water'),
        leaf.node('carbon'),
        leaf.edge('water', 'leaf'),
        leaf.edge('carbon', 'leaf'),
      );
    });

    yield* stage.beat(3, function* () {
      yield* stage.show(
        leaf.node('sugar'),
        leaf.node('oxygen'),
        leaf.edge('leaf', 'sugar'),
        leaf.edge('leaf', 'oxygen'),
      );
    });

    yield* stage.beat(4, function* () {
      yield* leaf.walk(['light', 'leaf', 'sugar']);
      yield* leaf.highlight('sugar');
    });
  },
);
