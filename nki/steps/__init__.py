"""The verbs. Each step is one public function from one noun to the next; steps never import each other."""
