"""What can be measured in what people say, without a model. Measures lead to probes and notes, never to scores."""
