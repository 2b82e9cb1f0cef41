// Command vectors writes merkle.json and notes.json: what independent implementations compute.
package main

import (
	"encoding/json"
	"log"
	"os"
)

func main() {
	write("merkle.json", merkleVectors())
	write("notes.json", noteVectors())
}

func write(path string, value any) {
	text, err := json.MarshalIndent(value, "", " ")
	check(err)
	check(os.WriteFile(path, append(text, '\n'), 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
